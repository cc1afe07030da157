import { useQueryClient } from '@tanstack/react-query';
import { patchFollowUp } from './follow-ups.ts';
import { useLive, useLiveInvalidation } from './use-live.ts';

/** Keeps the lists of follow-ups as the server has them: what changed at once, what is new a moment later. */
export function useLiveFollowUps(contactId?: string): void {
  const client = useQueryClient();
  useLive('follow_up.changed', ({ contactId: _of, ...change }) => patchFollowUp(client, change.id, change));
  useLiveInvalidation(
    ['follow_up.changed'],
    [['follow-ups']],
    (change) => contactId === undefined || change.contactId === contactId,
  );
}
