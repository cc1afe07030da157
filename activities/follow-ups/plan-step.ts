import { planFollowUps } from '../../domain/follow-ups/plan.ts';
import { suggestMessage } from '../../domain/follow-ups/suggest/suggest.ts';
import type { NewFollowUp } from '../../domain/follow-ups/contract.ts';
import type { Judgement } from '../../domain/judgement.ts';
import { planReviews } from '../../domain/reviews/plan.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ContactState } from '../../domain/state.ts';
import type { Scope } from '../../db/client.ts';
import { readCircumstances, type ContactCircumstances } from '../../db/repositories/contact-circumstances.ts';
import { applyDecisions } from '../../db/repositories/follow-up-decisions.ts';
import { changeFollowUps, createFollowUps, type WordedFollowUp } from '../../db/repositories/follow-up-plans.ts';
import { followUpsOf, summaryOf } from '../../db/repositories/follow-up-rows.ts';
import type { Reach } from '../../db/repositories/gate-facts.ts';
import { countOpenWork, NO_OPEN_WORK, type OpenWork } from '../../db/repositories/open-work.ts';
import { carryOutReviews, reviewsOf, reviewSummary } from '../../db/repositories/reviews.ts';
import type { SendTask, SuggestionTask } from '../../workflows/activity-contract.ts';
import { earliest, type Look } from './looks.ts';
import { recordOutcomes } from './outcomes.ts';
import { readyToSend } from './ready.ts';

export interface FollowUpStep {
  readonly workspaceId: string;
  readonly contactId: string;
  /** ISO 8601 UTC, the workflow's clock. */
  readonly now: string;
  readonly state: ContactState;
  readonly judgement: Judgement;
  readonly settings: Settings;
}

export interface StepDeps {
  readonly reach: Reach;
  readonly clock: () => Date;
  /** A model is there to word follow-ups. */
  readonly hasSuggester: boolean;
}

export interface FollowUpsOfStep extends OpenWork {
  /** What may go out now. */
  readonly sends: readonly SendTask[];
  readonly suggestions: readonly SuggestionTask[];
  readonly nextLook: Look | null;
}

/**
 * What a judgement means for follow-ups and reviews: people's decisions are carried out, what was found is made, what is over is
 * cancelled, and outcomes are noted. In the transaction that stores the step, with the contact's rows held.
 */
export async function followUpsOfStep(scope: Scope, deps: StepDeps, step: FollowUpStep): Promise<FollowUpsOfStep> {
  const { contactId, now, settings, state, judgement } = step;
  const around = await circumstancesOf(scope, step);
  const existing = around.has_follow_ups ? await followUpsOf(scope, contactId) : [];
  const timeZone = around.time_zone ?? settings.locale.timeZone;
  const handledByHuman = around.threads.filter((thread) => thread.handled_by === 'human').map(({ id }) => id);
  const plan = planFollowUps({
    ...{ state, judgement, settings, now, timeZone, handledByHuman, tags: around.tags, dates: around.dates },
    erased: false,
    // One that has been handed to its channel is nobody's to change until its result is known.
    existing: existing.map((row) =>
      row.claimed_at === null ? summaryOf(row) : { ...summaryOf(row), state: 'unconfirmed' },
    ),
    optedOut: around.opted_out.includes('all') ? true : around.opted_out,
    unverified: around.threads.filter(({ verified }) => !verified).map(({ id }) => id),
  });
  await changeFollowUps(scope, step.workspaceId, existing, plan, now);
  const made = await createFollowUps(
    scope,
    step,
    plan.create.map((planned) => worded(planned, step, around)),
    now,
  );
  const suggestions = deps.hasSuggester ? made.flatMap((followUp) => toSuggest(followUp, settings)) : [];
  const hasReviews = await reviewsOfStep(scope, step, around, handledByHuman);
  const hasFollowUps = existing.length + plan.create.length > 0;
  const outcomeLook = hasFollowUps ? await recordOutcomes(scope, step) : null;
  const ready = await readyToSend(scope, deps, step, { hasFollowUps, waiting: around.waiting });
  const nextLook = earliest([plan.nextLookAt, outcomeLook, ready.nextLook]);
  const openWork = hasFollowUps || hasReviews ? await countOpenWork(scope, contactId) : NO_OPEN_WORK;
  return { ...openWork, sends: ready.sends, suggestions, nextLook };
}

/** How things stand once what people decided is carried out. */
async function circumstancesOf(scope: Scope, step: FollowUpStep): Promise<ContactCircumstances> {
  const around = await readCircumstances(scope, step.contactId);
  if (!around.has_decisions) return around;
  await applyDecisions(scope, step, step.now);
  return readCircumstances(scope, step.contactId);
}

/** The suggested message knows nothing but its own conversation: a name that only a claim links is left out. */
function worded(
  planned: NewFollowUp,
  { settings, judgement }: FollowUpStep,
  around: ContactCircumstances,
): WordedFollowUp {
  const thread = around.threads.find(({ id }) => id === planned.conversationId);
  const name = thread?.verified === true ? (judgement.detected.name?.value ?? around.name) : null;
  const rule = settings.followUps.custom.find(({ id }) => id === planned.ruleId);
  const suggestedMessage = suggestMessage({
    ...{ openPoint: planned.openPoint, attempt: planned.attempt, name },
    languages: [planned.language, ...settings.locale.languages],
    businessType: settings.businessProfile.type,
    tone: settings.businessProfile.tone,
    ...(rule === undefined ? {} : { ruleMessage: rule.message }),
  });
  return { ...planned, suggestedMessage };
}

/** What a model may word better than a template: not what somebody wrote for a rule, nor where it may not read. */
function toSuggest(
  followUp: Awaited<ReturnType<typeof createFollowUps>>[number],
  settings: Settings,
): SuggestionTask[] {
  const rule = settings.followUps.custom.find(({ id }) => id === followUp.ruleId);
  if (!settings.privacy.modelSeesText || followUp.suggestedMessage === rule?.message) return [];
  const language = followUp.language ?? settings.locale.languages[0] ?? 'en';
  return [{ followUpId: followUp.id, about: followUp.openPoint, language }];
}

/** @returns whether the contact has any */
async function reviewsOfStep(
  scope: Scope,
  step: FollowUpStep,
  around: ContactCircumstances,
  handledByHuman: readonly string[],
): Promise<boolean> {
  const { state, judgement, settings, now, contactId } = step;
  const existing = around.has_reviews ? await reviewsOf(scope, contactId) : [];
  const releasedAt = Object.fromEntries(
    around.threads.flatMap(({ id, released_at }) => (released_at === null ? [] : [[id, released_at]])),
  );
  const facts = { state, judgement, settings, now, handledByHuman, releasedAt, erased: false };
  const plan = planReviews({ ...facts, existing: existing.map(reviewSummary) });
  await carryOutReviews(scope, step, existing, plan, now);
  return existing.length + plan.create.length > 0;
}
