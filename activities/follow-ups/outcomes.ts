import { parseDuration } from '../../domain/duration.ts';
import { outcomeOf } from '../../domain/follow-ups/outcome.ts';
import type { Scope } from '../../db/client.ts';
import { sentSince, writeOutcome, type SentFollowUp } from '../../db/repositories/follow-up-plans.ts';
import { earliest, type Look } from './looks.ts';
import type { FollowUpStep } from './plan-step.ts';

/** Notes what the follow-ups that went out have led to. @returns when time alone changes that */
export async function recordOutcomes(scope: Scope, step: FollowUpStep): Promise<Look | null> {
  const { contactId, now, settings } = step;
  const since = new Date(Date.parse(now) - parseDuration(settings.followUps.expireAfter));
  const looks: (Look | null)[] = [];
  for (const sent of await sentSince(scope, contactId, since)) {
    const { outcome, nextLookAt } = outcomeOf({ sentAt: sent.sent_at.toISOString() }, laterThan(sent, step), {
      now,
      settings,
    });
    if (outcome !== sent.outcome) await writeOutcome(scope, sent.id, outcome);
    looks.push(nextLookAt === null ? null : { at: nextLookAt, cause: 'outcome_known' });
  }
  return earliest(looks);
}

function laterThan({ sent_at, first_reply_at, next_sent_at }: SentFollowUp, { state }: FollowUpStep) {
  const sentAt = sent_at.toISOString();
  const deals = [state.conversions?.first, state.conversions?.last].flatMap((deal) => deal?.at ?? []);
  return {
    firstReplyAt: first_reply_at?.toISOString() ?? null,
    firstConversionAt: deals.find((at) => at > sentAt) ?? null,
    nextSentAt: next_sent_at?.toISOString() ?? null,
  };
}
