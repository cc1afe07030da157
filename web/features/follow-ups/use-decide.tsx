import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { decide, expected, type Decision } from '../../api/follow-up-decisions.ts';
import { patchFollowUp, readFollowUp, type FollowUp } from '../../api/follow-ups.ts';
import { ApiProblem } from '../../api/problem.ts';
import { tellFailure } from '../../api/query-client.ts';
import { useSettings } from '../../api/settings.ts';
import { useActorName } from '../../api/users.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { millisecondsOf } from '../settings/durations.ts';
import { useInTurn } from './use-in-turn.ts';

const words = followUpsTexts;

/** How long what the server undoes at any time is offered for undoing. */
const UNDO_MS = 5_000;

/** A follow-up that read otherwise than the person saw it. */
export interface Conflict {
  readonly seen: FollowUp;
  readonly now: FollowUp;
}

export interface Deciding {
  readonly decide: (followUp: FollowUp, decision: Decision) => Promise<FollowUp | null>;
  /** Takes the last decision back while that is offered. */
  readonly undoLast: () => void;
  readonly conflicts: Readonly<Record<string, Conflict>>;
  readonly understood: (id: string) => void;
}

/**
 * Decisions about follow-ups: shown at once, offered for undoing, and taken back on the screen with a reason when the server
 * refuses them.
 */
export function useDecide(): Deciding {
  const client = useQueryClient();
  const actorName = useActorName();
  const undoWindowMs = useUndoWindowMs();
  const [conflicts, setConflicts] = useState<Record<string, Conflict>>({});
  const [last, setLast] = useState<(() => void) | null>(null);
  const inTurn = useInTurn();
  const understood = useCallback((id: string) => setConflicts(({ [id]: _seen, ...others }) => others), []);

  const { mutateAsync } = useMutation({
    mutationFn: ({ followUp, decision }: { followUp: FollowUp; decision: Decision }) => decide(followUp, decision),
    meta: { quiet: true },
    onMutate: async ({ followUp, decision }) => {
      // An answer that is under way would put back what is decided now.
      await client.cancelQueries({ queryKey: ['follow-ups', 'list'] });
      understood(followUp.id);
      patchFollowUp(client, followUp.id, expected(followUp, decision));
    },
    onSuccess: (now) => patchFollowUp(client, now.id, now),
    onError: async (error, { followUp }) => {
      patchFollowUp(client, followUp.id, followUp);
      const now = isConflict(error) ? await readFollowUp(followUp.id).catch(() => null) : null;
      if (now === null) {
        tellFailure(error);
        return;
      }
      patchFollowUp(client, now.id, now);
      if (now.state === 'pending') setConflicts((all) => ({ ...all, [now.id]: { seen: followUp, now } }));
      else tellWhoDecided(actorName(now.decidedBy), now);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['follow-ups'] }),
  });

  const run = useCallback(
    (followUp: FollowUp, decision: Decision): Promise<FollowUp | null> => {
      const result = inTurn(followUp, (now) => mutateAsync({ followUp: now, decision }));
      const back = takingBack(followUp, decision);
      if (back === null || (decision.type === 'approve' && undoWindowMs === 0)) return result;
      const id = `undo-${followUp.id}`;
      const undo = (): void => {
        notifications.hide(id);
        setLast(null);
        // Whoever undoes before the server has answered waits for the answer, so that the two cannot overtake each other.
        void result
          .then((now) => now && mutateAsync({ followUp: now, decision: back }))
          .then(
            (now) => now && notifications.show({ message: words.undone }),
            () => undefined,
          );
      };
      setLast(() => undo);
      offerUndo(id, doneWords(followUp, decision), undo, decision.type === 'approve' ? undoWindowMs : UNDO_MS);
      void result.then((now) => {
        if (now !== null) return;
        notifications.hide(id);
        setLast(null);
      });
      return result;
    },
    [inTurn, mutateAsync, undoWindowMs],
  );
  return { decide: run, undoLast: () => last?.(), conflicts, understood };
}

/** For as long the server keeps an approval back; later it is on its way. */
function useUndoWindowMs(): number {
  const { data } = useSettings();
  return data === undefined ? UNDO_MS : millisecondsOf(data.settings.followUps.undoWindow);
}

function tellWhoDecided(who: string, { state }: FollowUp): void {
  notifications.show({ color: 'orange', title: words.decidedTitle, message: words.decided(who, words.state[state]) });
}

const isConflict = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'follow_up_changed' || error.code === 'follow_up_already_decided');

/** What brings back how it was. The server undoes approvals and dismissals; a time that was moved is moved back. */
function takingBack({ dueAt }: FollowUp, { type }: Decision): Decision | null {
  if (type === 'approve' || type === 'dismiss') return { type: 'undo' };
  return type === 'snooze' ? { type: 'snooze', until: dueAt } : null;
}

function doneWords({ contact }: FollowUp, { type }: Decision): string {
  const name = contact.name ?? words.unnamed;
  return type === 'approve' || type === 'dismiss' || type === 'snooze' ? words.done[type](name) : '';
}

function offerUndo(id: string, said: string, undo: () => void, offeredMs: number): void {
  notifications.show({
    id,
    autoClose: offeredMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{said}</Text>
        <Button size="compact-sm" variant="light" onClick={undo}>
          {words.undo}
        </Button>
      </Group>
    ),
  });
}
