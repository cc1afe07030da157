import type { EditFact, Fact } from '../domain/facts.ts';
import { comparePositions } from '../domain/order.ts';
import { emptyState, foldFacts, type ContactState } from '../domain/state.ts';
import type { Scope } from '../db/client.ts';
import { readCheckpoint, type Checkpoint } from '../db/repositories/checkpoints.ts';
import { factsLearnedAfter, factsPlacedAfter } from '../db/repositories/facts.ts';

/** How far the second checkpoint stays behind the newest fact: a message late by fewer messages costs no fold from the start. */
const BEHIND_MESSAGES = 50;

/** Every so many messages the second checkpoint follows, for the price of one longer fold. */
const FOLLOWS_EVERY = 100;

export interface Folded {
  readonly state: ContactState;
  /** The checkpoints to store; null for one that stays as it is. */
  readonly head: Checkpoint | null;
  readonly behind: Checkpoint | null;
  /** People's edits that are new since the contact was last judged. */
  readonly edits: readonly EditFact[];
}

/**
 * The state after all facts up to inbox number `uptoSeq`, from the nearest checkpoint that still holds.
 *
 * A checkpoint holds as long as everything learned since stands after it. Whatever changes a fact or its reading (arriving late,
 * an edit, a deletion, a re-analysis) gives the fact a new inbox number, so that looking at those numbers finds it.
 */
export async function foldUpTo(
  scope: Scope,
  {
    contactId,
    uptoSeq,
    judgedSeq,
  }: { readonly contactId: string; readonly uptoSeq: number; readonly judgedSeq: number },
): Promise<Folded> {
  const folded = await fold(scope, contactId, uptoSeq);
  const isNew = (fact: Fact): fact is EditFact => fact.kind === 'edit' && fact.seq > judgedSeq;
  return { ...folded, edits: folded.facts.filter(isNew) };
}

/** The state after all facts up to inbox number `uptoSeq`, from the first one, whatever checkpoints there are. */
export async function foldFromStart(
  scope: Scope,
  { contactId, uptoSeq }: { readonly contactId: string; readonly uptoSeq: number },
): Promise<Omit<Folded, 'edits'>> {
  return foldFrom(null, await factsPlacedAfter(scope, { contactId, uptoSeq, position: null }), uptoSeq);
}

/** The state, and the facts that were folded onto a checkpoint to get it. */
interface Fold extends Omit<Folded, 'edits'> {
  readonly facts: readonly Fact[];
}

async function fold(scope: Scope, contactId: string, uptoSeq: number): Promise<Fold> {
  const head = await readCheckpoint(scope, contactId, 'head');
  if (head === null)
    return foldFrom(null, await factsPlacedAfter(scope, { contactId, uptoSeq, position: null }), uptoSeq);
  const learned = await factsLearnedAfter(scope, { contactId, uptoSeq, afterSeq: head.seq });
  const onTop = holds(head, learned) ? onTopOf(head, learned, uptoSeq) : null;
  if (onTop !== null && hundreds(onTop.state) === hundreds(head.state)) return onTop;

  const behind = await readCheckpoint(scope, contactId, 'behind');
  const since = behind === null ? [] : await factsLearnedAfter(scope, { contactId, uptoSeq, afterSeq: behind.seq });
  const base = behind !== null && holds(behind, since) ? behind : null;
  const facts = await factsPlacedAfter(scope, { contactId, uptoSeq, position: base?.position ?? null });
  return foldFrom(base, facts, uptoSeq);
}

function hundreds({ counts }: ContactState): number {
  return Math.floor((counts.inbound + counts.outbound) / FOLLOWS_EVERY);
}

function holds({ position }: Checkpoint, learned: readonly Fact[]): boolean {
  return learned.every((fact) => comparePositions(fact, position) > 0);
}

function onTopOf(head: Checkpoint, facts: readonly Fact[], uptoSeq: number): Fold {
  const next = checkpointAfter(head, facts, uptoSeq);
  return { state: next?.state ?? head.state, head: next, behind: null, facts };
}

/** Folds `facts` after `base` (null: the beginning), leaving a second checkpoint on the way. */
function foldFrom(base: Checkpoint | null, facts: readonly Fact[], uptoSeq: number): Fold {
  const cut = lastMessagesBegin(facts);
  const behind = checkpointAfter(base, facts.slice(0, cut), uptoSeq);
  const head = checkpointAfter(behind ?? base, facts.slice(cut), uptoSeq) ?? behind;
  return { state: (head ?? base)?.state ?? emptyState(), head: head ?? base, behind, facts };
}

/** Index of the first of the last {@link BEHIND_MESSAGES} messages; 0 when there are no more than that. */
function lastMessagesBegin(facts: readonly Fact[]): number {
  const messages = facts.flatMap((fact, index) => (fact.kind === 'message' ? [index] : []));
  return messages.at(-BEHIND_MESSAGES) ?? 0;
}

/** @returns null when there is nothing to fold. */
function checkpointAfter(base: Checkpoint | null, facts: readonly Fact[], uptoSeq: number): Checkpoint | null {
  const last = facts.at(-1);
  if (last === undefined) return null;
  return {
    position: { at: last.at, key: last.key },
    seq: uptoSeq,
    facts: (base?.facts ?? 0) + facts.length,
    state: foldFacts(base?.state ?? emptyState(), facts),
  };
}
