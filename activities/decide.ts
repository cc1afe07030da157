import { changesBetween } from '../domain/changes.ts';
import { judge } from '../domain/judge.ts';
import type { KnownFields } from '../domain/facts.ts';
import type { DetectedFields, Judgement } from '../domain/judgement.ts';
import type { Settings } from '../domain/settings.ts';
import type { ContactState } from '../domain/state.ts';
import { decisionLag } from '../telemetry/metrics.ts';
import { inSpan } from '../telemetry/spans.ts';
import { inWorkspace, type Scope } from '../db/client.ts';
import type { Reach } from '../db/repositories/gate-facts.ts';
import { compareWithOthers } from '../db/repositories/merges/compare.ts';
import { linksToCarryOut } from '../db/repositories/merges/suggestion-rows.ts';
import { holdStep, writeStep, type Step } from '../db/repositories/judgements.ts';
import { readStanding } from '../db/repositories/standing.ts';
import type { ContactActivities, DecideInput, Decided } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';
import { earliest } from './follow-ups/looks.ts';
import { followUpsOfStep, type FollowUpsOfStep } from './follow-ups/plan-step.ts';
import { foldUpTo } from './fold-up-to.ts';

/** A step worked out, and not yet stored. */
type Draft =
  | {
      readonly kind: 'step';
      readonly step: Omit<Step, 'judgedSeq' | 'result' | 'nextLook'>;
      readonly state: ContactState;
      readonly settings: Settings;
    }
  | { readonly kind: 'answer'; readonly decided: Decided };

/**
 * Works out what follows from all facts up to `uptoSeq` at `now`, and stores it as one step. Fold first, lock after: the fold may
 * take a while, and a message being accepted waits for the lock. The step number tells whether somebody else decided meanwhile.
 */
export function createDecide(deps: SharedDeps): ContactActivities['decide'] {
  return async (input) => {
    const draft = await workOut(deps, input);
    return draft.kind === 'answer' ? draft.decided : store(deps, input, draft);
  };
}

/** One picture of the facts: a message edited between two of these queries would be folded by halves. */
const SNAPSHOT = { isolationLevel: 'repeatable read', readOnly: true, plansByIndex: true } as const;

function workOut({ database, settingsInForce }: SharedDeps, input: DecideInput): Promise<Draft> {
  const { workspaceId, contactId, step, now } = input;
  const fromFacts = async (scope: Scope): Promise<Draft> => {
    const standing = await readStanding(scope, contactId);
    if (standing === null) return { kind: 'answer', decided: { kind: 'gone' } };
    const answer = answerFor(input, standing);
    if (answer !== null) return { kind: 'answer', decided: answer };
    const { version: settingsVersion, settings } = await settingsInForce(scope, workspaceId, standing.settingsVersion);
    const { judgedSeq } = standing;
    const { state, head, behind, edits } = await foldUpTo(scope, { contactId, uptoSeq: input.uptoSeq, judgedSeq });
    const judgement = judge({ state, known: knownFields(standing.told, state.detected), settings, now });
    const changes = changesBetween(standing.shown, judgement, edits);
    return {
      kind: 'step',
      step: { workspaceId, contactId, step, now, settingsVersion, judgement, changes, head, behind },
      ...{ state, settings },
    };
  };
  return inWorkspace(database, workspaceId, fromFacts, SNAPSHOT);
}

/** A detail counts as known from whatever source it comes. */
export function knownFields(told: KnownFields, detected: DetectedFields): KnownFields {
  return {
    name: told.name || detected.name !== null,
    email: told.email || detected.email !== null,
    phone: told.phone || detected.phone !== null,
    company: told.company || detected.company !== null,
    timeZone: told.timeZone,
  };
}

function store(
  { database, channels, clock, suggester }: SharedDeps,
  input: DecideInput,
  { step, state, settings }: Extract<Draft, { kind: 'step' }>,
): Promise<Decided> {
  const asStep = async (scope: Scope): Promise<Decided> => {
    const held = await holdStep(scope, input.contactId);
    if (held.kind === 'gone') return held;
    const answer = answerFor(input, held);
    if (answer !== null) return answer;
    const judgedSeq = Math.max(held.judgedSeq, Math.min(input.uptoSeq, held.lastSeq));
    const reach: Reach = (channel, connection) => channels.portFor(channel, connection);
    const around = { reach, clock, hasSuggester: suggester !== undefined };
    const followUps = await followUpsOfStep(scope, around, { ...step, state, settings });
    const result = decidedAs(step, judgedSeq, followUps, await linksToCarryOut(scope, input.contactId));
    await writeStep(scope, { ...step, judgedSeq, result, nextLook: followUps.nextLook });
    await compareWithOthers(scope, input);
    if (judgedSeq > held.judgedSeq) decisionLag.observe((Date.now() - held.lastAt.getTime()) / 1_000);
    return result;
  };
  const { workspaceId, contactId, uptoSeq } = input;
  return inSpan('projection', { about: { workspaceId, contactId, uptoSeq } }, () =>
    inWorkspace(database, workspaceId, asStep, { plansByIndex: true }),
  );
}

/** What a row at another step than the one before answers; null when it is this step's turn. */
function answerFor(
  { step }: DecideInput,
  row: { readonly step: number; readonly stepResult: unknown; readonly judgedSeq: number; readonly lastSeq: number },
): Decided | null {
  // Written by this same function.
  if (row.step === step) return row.stepResult as Decided;
  if (row.step === step - 1) return null;
  return { kind: 'state_behind', step: row.step, judgedSeq: row.judgedSeq, lastSeq: row.lastSeq };
}

function decidedAs(
  { step, judgement }: { step: number; judgement: Judgement },
  judgedSeq: number,
  { pendingFollowUps, openReviews, sends, suggestions, nextLook }: FollowUpsOfStep,
  links: readonly string[],
): Decided {
  const { status, stage, grade, sentiment, atRisk } = judgement;
  const deadline = earliest([judgement.deadline, nextLook]);
  return {
    kind: 'decided',
    step,
    judgedSeq,
    attributes: {
      status: status.value,
      stage: stage.value,
      grade,
      sentimentLevel: sentiment?.value ?? null,
      atRisk,
      needsReview: openReviews > 0,
      pendingFollowUps,
      nextDeadline: deadline?.at ?? null,
    },
    deadline: deadline === null ? null : { at: deadline.at, cause: deadline.cause },
    ...(sends.length === 0 ? {} : { sends }),
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(links.length === 0 ? {} : { links }),
  };
}
