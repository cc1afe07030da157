import { decided, isSameDecision, type FollowUpDecision } from '../../domain/follow-ups/decisions.ts';
import type { Scope } from '../client.ts';
import { decidable, decisionsAbout, recordDecision } from './follow-up-decisions.ts';
import type { FollowUpRow } from './follow-up-rows.ts';

export type DecisionResult =
  /** `seq`: up to where the contact must be judged for it to be carried out. */
  | { readonly kind: 'decided'; readonly seq: number }
  /** It reads otherwise than the one who decided saw it. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'decided_otherwise' };

/**
 * Takes a person's decision, with the contact's rows held. The same decision again is the one that was taken; any other is held
 * against what the follow-up will be once those before it are carried out.
 */
export async function decideAbout(
  scope: Scope,
  about: {
    readonly id: string;
    readonly workspaceId: string;
    readonly followUp: FollowUpRow;
    readonly decision: FollowUpDecision;
    /** The version that the decision is about; null where the one who decided did not say. */
    readonly version: number | null;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<DecisionResult> {
  const before = await decisionsAbout(scope, about.followUp.id);
  const last = before.at(-1);
  const repeated = before.find(({ id }) => id === about.id);
  if (repeated !== undefined) return { kind: 'decided', seq: repeated.seq };
  if (last !== undefined && isSameDecision(last.decision, about.decision)) return { kind: 'decided', seq: last.seq };
  if (about.version !== null && about.version !== about.followUp.version) return { kind: 'changed' };

  let expected = decidable(about.followUp);
  for (const { decision, at, applied_at } of before) {
    if (applied_at === null) expected = decided(expected, decision, at.toISOString()) ?? expected;
  }
  if (decided(expected, about.decision, about.at.toISOString()) === null) return { kind: 'decided_otherwise' };
  return { kind: 'decided', seq: await recordDecision(scope, about) };
}
