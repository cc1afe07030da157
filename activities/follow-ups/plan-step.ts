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
import { countOpenWork, writeNextLook, type OpenWork } from '../../db/repositories/open-work.ts';
import { carryOutReviews, reviewsOf, reviewSummary } from '../../db/repositories/reviews.ts';
import type { SendTask } from '../../workflows/activity-contract.ts';
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
}

export interface FollowUpsOfStep extends OpenWork {
  /** What may go out now. */
  readonly sends: readonly SendTask[];
  readonly nextLook: Look | null;
}

/**
 * What a judgement means for follow-ups and reviews: people's decisions are carried out, what was found is made, what is over is
 * cancelled, and outcomes are noted. In the transaction that stores the step, with the contact's rows held.
 */
export async function followUpsOfStep(scope: Scope, deps: StepDeps, step: FollowUpStep): Promise<FollowUpsOfStep> {
  const { contactId, now, settings, state, judgement } = step;
  await applyDecisions(scope, step, now);
  const around = await readCircumstances(scope, contactId);
  const existing = await followUpsOf(scope, contactId);
  const timeZone = around.time_zone ?? settings.locale.timeZone;
  const handledByHuman = around.threads.filter((thread) => thread.handled_by === 'human').map(({ id }) => id);
  const plan = planFollowUps({
    ...{ state, judgement, settings, now, timeZone, handledByHuman, tags: around.tags, erased: false },
    // One that has been handed to its channel is nobody's to change until its result is known.
    existing: existing.map((row) => ({ ...summaryOf(row), ...(row.claimed_at === null ? {} : { state: 'unconfirmed' as const }) })),
    optedOut: around.opted_out.includes('all') ? true : around.opted_out,
    unverified: around.threads.filter(({ verified }) => !verified).map(({ id }) => id),
  });
  await changeFollowUps(scope, step.workspaceId, existing, plan, now);
  await createFollowUps(scope, step, plan.create.map((planned) => worded(planned, step, around)), now);
  await reviewsOfStep(scope, step, around, handledByHuman);
  const outcomeLook = await recordOutcomes(scope, step);
  const ready = await readyToSend(scope, deps, step, around.waiting);
  const nextLook = earliest([plan.nextLookAt, outcomeLook, ready.nextLook]);
  await writeNextLook(scope, contactId, nextLook);
  return { ...(await countOpenWork(scope, contactId)), sends: ready.sends, nextLook };
}

/** The suggested message knows nothing but its own conversation: a name that only a claim links is left out. */
function worded(planned: NewFollowUp, { settings, judgement }: FollowUpStep, around: ContactCircumstances): WordedFollowUp {
  const thread = around.threads.find(({ id }) => id === planned.conversationId);
  const name = thread?.verified === true ? (judgement.detected.name?.value ?? around.name) : null;
  const rule = settings.followUps.custom.find(({ id }) => id === planned.ruleId);
  const suggestedMessage = suggestMessage({
    ...{ openPoint: planned.openPoint, attempt: planned.attempt, name },
    languages: [planned.language, ...settings.locale.languages],
    businessType: settings.businessProfile.type,
    ...(rule === undefined ? {} : { ruleMessage: rule.message }),
  });
  return { ...planned, suggestedMessage };
}

async function reviewsOfStep(
  scope: Scope,
  step: FollowUpStep,
  around: ContactCircumstances,
  handledByHuman: readonly string[],
): Promise<void> {
  const { state, judgement, settings, now, contactId } = step;
  const existing = await reviewsOf(scope, contactId);
  const releasedAt = Object.fromEntries(
    around.threads.flatMap(({ id, released_at }) => (released_at === null ? [] : [[id, released_at]])),
  );
  const facts = { state, judgement, settings, now, handledByHuman, releasedAt, erased: false };
  const plan = planReviews({ ...facts, existing: existing.map(reviewSummary) });
  await carryOutReviews(scope, step, existing, plan, now);
}
