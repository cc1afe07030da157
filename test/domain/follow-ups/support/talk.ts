import type { PromiseReading } from '../../../../domain/analysis.ts';
import type { Fact, MessageFact, StoredReading } from '../../../../domain/facts.ts';
import type { FollowUpFacts, FollowUpPlan, FollowUpSummary } from '../../../../domain/follow-ups/contract.ts';
import { planFollowUps } from '../../../../domain/follow-ups/plan.ts';
import { judge } from '../../../../domain/judge.ts';
import { applySettingsPatch, type Settings } from '../../../../domain/settings.ts';
import { message, NOTHING_KNOWN, plus, SETTINGS, SPAN, stateOf } from '../../support/facts.ts';

/** A Sunday, at 17:00 in Manila. */
export const START = '2026-03-01T09:00:00.000Z';
const MINUTE_MS = 60_000;

/** ISO 8601 instant so many minutes after {@link START}. */
export const at = (minutes: number): string => plus(START, Math.round(minutes * MINUTE_MS));
export const HOUR = 60;
export const DAY = 24 * 60;

type Says = Partial<StoredReading> &
  Partial<Pick<MessageFact, 'conversationId' | 'channel' | 'backfill' | 'deleted' | 'author'>>;

function said(
  minutes: number,
  direction: 'inbound' | 'outbound',
  { conversationId, channel, backfill, author, ...says }: Says,
): MessageFact {
  const fact = message(at(minutes), { direction, ...says });
  return {
    ...fact,
    conversationId: conversationId ?? fact.conversationId,
    channel: channel ?? fact.channel,
    backfill: backfill ?? false,
    author: author ?? fact.author,
  };
}

/** A message of the contact so many minutes after the start; its id is {@link idAt} of the same minutes. */
export const customer = (minutes: number, says: Says = {}): MessageFact => said(minutes, 'inbound', says);
export const business = (minutes: number, says: Says = {}): MessageFact => said(minutes, 'outbound', says);
export const idAt = (minutes: number): string => `m-${at(minutes)}`;

/** A promise due so many minutes after the start; null for one without a time. */
export const promise = (minutes: number | null, confidence = 0.9): { promises: PromiseReading[] } => ({
  promises: [{ confidence, span: SPAN, dueAt: minutes === null ? null : at(minutes) }],
});

export function settingsWith(followUps: object, rest: object = {}): Settings {
  const result = applySettingsPatch(SETTINGS, { followUps, ...rest });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.settings;
}

export const NOBODY: Omit<FollowUpFacts, 'state' | 'now' | 'timeZone'> = {
  existing: [],
  optedOut: [],
  handledByHuman: [],
  unverified: [],
  tags: [],
  erased: false,
};

export function planned(
  facts: readonly Fact[],
  minutes: number,
  given: Partial<FollowUpFacts> & { readonly settings?: Settings } = {},
): FollowUpPlan {
  const { settings = SETTINGS, ...rest } = given;
  const state = stateOf(facts);
  const now = at(minutes);
  const judgement = judge({ state, known: NOTHING_KNOWN, settings, now });
  return planFollowUps({ ...NOBODY, timeZone: 'Asia/Manila', state, judgement, settings, now, ...rest });
}

/** The follow-ups as they are when a plan made at `minutes` was carried out. */
export function carriedOut(
  plan: FollowUpPlan,
  existing: readonly FollowUpSummary[],
  minutes: number,
): FollowUpSummary[] {
  const cancelled = new Map(plan.cancel.map(({ id, reason }) => [id, reason]));
  const restored = new Map(plan.restore.map((back) => [back.id, { ...back, cancelReason: null }]));
  const reopened = new Set(plan.reopen);
  const shown = new Map(plan.show.map(({ id, messageId }) => [id, messageId]));
  const before = existing.map((followUp) => ({
    ...followUp,
    ...(cancelled.has(followUp.id)
      ? { state: 'cancelled' as const, cancelReason: cancelled.get(followUp.id) ?? null }
      : {}),
    ...restored.get(followUp.id),
    ...(reopened.has(followUp.id) ? { state: 'pending' as const, approval: 'none' as const } : {}),
    shownMessageId: shown.get(followUp.id) ?? followUp.shownMessageId,
  }));
  const made = plan.create.map((each): FollowUpSummary => {
    const { kind, ruleId, anchor, attempt, state, approval, dueAt } = each;
    const { conversationId, channel, answeredAfter, shownMessageId } = each;
    return {
      id: [kind, ruleId, anchor, attempt].join('|'),
      ...{ kind, ruleId, anchor, attempt, state, approval, dueAt },
      ...{ conversationId, channel, answeredAfter, shownMessageId },
      approvedAt: null,
      createdAt: at(minutes),
      sentAt: null,
      cancelReason: null,
    };
  });
  return [...before, ...made];
}

export function followUp(given: Partial<FollowUpSummary> = {}): FollowUpSummary {
  return {
    id: 'f',
    kind: 'ghosting',
    ruleId: null,
    anchor: idAt(0),
    attempt: 1,
    state: 'pending',
    approval: 'none',
    approvedAt: null,
    dueAt: at(DAY),
    createdAt: at(DAY),
    sentAt: null,
    conversationId: 'c',
    channel: 'web',
    answeredAfter: at(0),
    shownMessageId: null,
    cancelReason: null,
    ...given,
  };
}

export type Given = Partial<FollowUpFacts> & { readonly settings?: Settings };

/** Kinds found, with their anchors. */
export function found(facts: readonly Fact[], minutes: number, given: Given = {}): string[] {
  return planned(facts, minutes, given).create.map(
    ({ kind, ruleId, attempt }) => `${ruleId ?? kind} ${String(attempt)}`,
  );
}

export const question = customer(0, { asks: true });
export const answer = business(5);
