import { latestTurn } from '../follow-ups/finding.ts';
import { rule } from '../rules/catalogue.ts';
import { reachesGrade } from '../scoring/grade.ts';
import type { SignMark } from '../state.ts';
import { concernsIn } from './concerns.ts';
import type { Concern } from './concerns.ts';
import type { NewReview, ReviewFacts, ReviewPlan, ReviewSummary } from './contract.ts';

/**
 * How old a message may be that calls a person: as old as a provider may repeat one as news. What was said before is no
 * news, also where a rule is new or a contact is folded again.
 */
export const CALLS_FOR_MS = 7 * 86_400_000;

/**
 * Which conversations need a person (product.md section 10), as items to make and evidence to add. Pure; the order of
 * `existing` does not matter, and planning again with the plan carried out gives nothing new.
 *
 * There is one unfinished item for a conversation, reason and rule, and a second such message adds its evidence. After
 * an item was resolved or dismissed, or the conversation handed back, only messages sent since count. While a person
 * handles a conversation nobody is called to it.
 *
 * @throws RangeError when `now` is no instant
 */
export function planReviews(facts: ReviewFacts): ReviewPlan {
  const now = Date.parse(facts.now);
  if (Number.isNaN(now)) throw new RangeError('now is no instant');
  if (facts.erased) return { create: [], add: [] };
  const concerns = [...concernsIn(facts), ...highValue(facts)];
  const planned = concerns.map((concern) => ({ concern, item: unfinished(concern, facts.existing) }));
  return {
    create: planned.flatMap(({ concern, item }) => (item === null ? (made(concern, facts, now) ?? []) : [])),
    add: planned.flatMap(({ concern, item }) => (item === null ? [] : added(concern, item, facts, now))),
  };
}

function made(concern: Concern, facts: ReviewFacts, now: number): NewReview | null {
  if (facts.handledByHuman.includes(concern.conversationId)) return null;
  const news = newsIn(concern, facts, now);
  const newest = news.at(-1);
  if (newest === undefined) return null;
  const { conversationId, reason, ruleId, params, rule: by } = concern;
  return {
    conversationId,
    reason,
    ruleId,
    anchor: newest.messageId,
    rule: rule(by),
    params: { ...params, messages: news.length },
    evidence: news.map(evidenceOf),
  };
}

function added(concern: Concern, { id }: ReviewSummary, facts: ReviewFacts, now: number): ReviewPlan['add'] {
  // Whoever is good for business is so in every message: one is enough to show it.
  const news = concern.reason === 'high_value' ? [] : newsIn(concern, facts, now);
  return news.length === 0 ? [] : [{ id, evidence: news.map(evidenceOf) }];
}

/** The messages that nobody has dealt with, and that are no item's evidence yet, whatever their senders' clocks say. */
function newsIn(concern: Concern, facts: ReviewFacts, now: number): SignMark[] {
  const since = countsSince(concern, facts);
  const used = new Set(facts.existing.filter((item) => isSame(concern, item)).flatMap(({ messageIds }) => messageIds));
  return concern.marks.filter(
    ({ at, messageId }) => at > since && Date.parse(at) > now - CALLS_FOR_MS && !used.has(messageId),
  );
}

function evidenceOf({ messageId, span }: SignMark): NewReview['evidence'][number] {
  return { messageId, ...(span === null ? {} : { span }) };
}

const isSame = (concern: Concern, item: ReviewSummary): boolean =>
  item.conversationId === concern.conversationId && item.reason === concern.reason && item.ruleId === concern.ruleId;

function unfinished(concern: Concern, existing: readonly ReviewSummary[]): ReviewSummary | null {
  const isOpen = ({ state }: ReviewSummary): boolean => state === 'open' || state === 'taken_over';
  return existing.find((item) => isSame(concern, item) && isOpen(item)) ?? null;
}

/**
 * What was sent until then has been dealt with; ISO 8601 UTC, '' for never. Whoever resolves an item has dealt with the
 * conversation, whoever dismisses one only with its reason.
 */
function countsSince(concern: Concern, { existing, releasedAt }: ReviewFacts): string {
  const { conversationId } = concern;
  const closed = existing
    .filter((item) => isSame(concern, item) || (item.conversationId === conversationId && item.state === 'resolved'))
    .map(({ closedAt }) => closedAt ?? '');
  const released = Object.hasOwn(releasedAt, conversationId) ? (releasedAt[conversationId] ?? '') : '';
  return [...closed, released].toSorted().at(-1) ?? '';
}

/**
 * A lead (no customer yet) with a grade that the settings ask for, in the conversation they wrote in last. The message
 * that shows it is the last with buying intent there; one that never showed any is shown by their last message, once.
 */
function highValue({ state, judgement, settings, existing }: ReviewFacts): Concern[] {
  const { enabled, minGrade } = settings.review.highValue;
  const { grade, status } = judgement;
  const isLead = status.value !== 'converted' && status.value !== 'churned';
  if (!enabled || !isLead || !reachesGrade(grade, minGrade)) return [];
  const turn = latestTurn({ state, unverified: [] });
  if (turn?.contact == null || turn.contact.backfill) return [];
  const { conversationId } = turn;
  const { messageId, at } = turn.contact;
  const trail = state.conversations.signs.find(
    (each) => each.sign === 'buying_intent' && each.conversationId === conversationId,
  );
  const concern = {
    conversationId,
    reason: 'high_value' as const,
    ruleId: null,
    rule: 'review.high_value' as const,
    params: { grade },
    marks: trail?.recent.slice(-1) ?? [{ messageId, at, span: null, confidence: 1 }],
  };
  const isRepeated = trail === undefined && existing.some((item) => isSame(concern, item));
  return isRepeated ? [] : [concern];
}
