import type { FollowUpDecision } from '../../domain/follow-ups/decisions.ts';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { decideAbout } from '../../db/repositories/decide-about.ts';
import { readFollowUp } from '../../db/repositories/follow-up-rows.ts';
import { holdStep } from '../../db/repositories/judgements.ts';
import { retrying } from '../../db/retry.ts';
import type { AskedDecision, ContactActivities } from '../../workflows/activity-contract.ts';
import { later } from './ready.ts';
import type { SendDeps } from './send.ts';

/** A decision that came by a signal becomes the same row that the API writes; what is not possible any more is left alone. */
export function createRecordDecision(deps: Pick<SendDeps, 'database' | 'clock'>): ContactActivities['recordDecision'] {
  return ({ workspaceId, contactId, id, now, ...asked }) =>
    retrying(() =>
      inWorkspace(deps.database, workspaceId, async (scope) => {
        const held = await holdStep(scope, contactId);
        if (held.kind === 'gone') return held;
        const followUp = UUID.test(asked.followUpId) ? await readFollowUp(scope, asked.followUpId) : undefined;
        const decision = followUp?.contact_id === contactId ? await decisionOf(scope, asked) : null;
        if (followUp === undefined || decision === null) return { kind: 'closed', lastSeq: held.lastSeq };
        const at = later(now, deps.clock);
        const version = asked.version ?? null;
        const result = await decideAbout(scope, {
          id,
          workspaceId,
          followUp,
          decision,
          version,
          actor: 'operator',
          at,
        });
        return result.kind === 'decided'
          ? { kind: 'settled', lastSeq: Math.max(held.lastSeq, result.seq) }
          : { kind: 'closed', lastSeq: held.lastSeq };
      }),
    );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns null for a draft that is not there: approving without the text that was meant would send another one. */
async function decisionOf(
  scope: Scope,
  { decision, followUpId, draftId }: AskedDecision,
): Promise<FollowUpDecision | null> {
  const draft =
    draftId !== undefined && UUID.test(draftId)
      ? await scope<{ id: string; follow_up_id: string; message: string }>('follow_up_drafts')
          .where({ id: draftId, follow_up_id: followUpId })
          .first('message')
      : undefined;
  if (draft === undefined && (draftId !== undefined || decision === 'edit')) return null;
  const message = draft?.message ?? null;
  if (decision === 'approve') return { type: 'approve', message };
  if (decision === 'dismiss') return { type: 'dismiss', reason: null };
  return { type: 'edit', message, dueAt: null, channel: null, conversationId: null };
}
