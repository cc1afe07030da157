import { parseDuration } from '../duration.ts';
import type { Judgement } from '../judgement.ts';
import type { Settings } from '../settings.ts';
import { answersOf } from './answers.ts';
import { cancelled, expiresAt, isOpen } from './cancel.ts';
import { NUDGES } from './contract.ts';
import type { FollowUpFacts, FollowUpPlan, FollowUpSummary, NewFollowUp } from './contract.ts';
import { findCustom } from './find-custom.ts';
import { findGhosting } from './find-ghosting.ts';
import { findPromises } from './find-promises.ts';
import { findUndecided } from './find-undecided.ts';
import { compare } from './finding.ts';
import type { Finding, Scene } from './finding.ts';
import { modeOf, sendsByItself } from './modes.ts';
import { maxAttemptsOf, nextAttempt, type NextAttempt } from './series.ts';

const NOTHING: FollowUpPlan = { create: [], cancel: [], reopen: [], restore: [], show: [], nextLookAt: null };

/**
 * What has to be done about a contact's follow-ups (product.md section 9): pure, so the same facts, settings and `now`
 * give the same plan, whatever order `existing` is in. Planning again with the plan carried out gives nothing new.
 *
 * Whatever changes a contact has it planned again: a message, an action, a decision, a tag, settings, a take-over or
 * release, the judgement's deadline; and time alone at `nextLookAt`.
 *
 * @throws RangeError when `now` is no instant or `timeZone` no zone
 */
export function planFollowUps(
  facts: FollowUpFacts & { readonly judgement: Judgement; readonly settings: Settings },
): FollowUpPlan {
  const nowMs = Date.parse(facts.now);
  if (Number.isNaN(nowMs)) throw new RangeError('now is no instant');
  if (facts.erased) return NOTHING;
  const scene = { ...facts, nowMs };
  const open = facts.existing.filter(isOpen).toSorted((a, b) => compare(a.id, b.id));
  const ends = open.flatMap((followUp) => {
    const end = cancelled(followUp, scene);
    return end === null ? [] : [{ id: followUp.id, ...end }];
  });
  const stays = open.filter(({ id }) => !ends.some((end) => end.id === id));
  const attempts = attemptsIn(scene);
  const isNow = ({ at }: Planned): boolean => at === null || at <= nowMs;
  const due = attempts.filter(isNow);
  const create = due.filter(({ calledOff }) => calledOff === null).map((planned) => created(planned, scene));
  const back = due.flatMap((planned) => restored(planned, scene));
  const waiting = [...stays, ...back, ...create.map((made) => ({ ...made, createdAt: facts.now }))];
  return {
    create,
    cancel: ends,
    reopen: stays.filter((followUp) => lostApproval(followUp, scene)).map(({ id }) => id),
    restore: back.map(({ id, state, approval, dueAt }) => ({ id, state, approval, dueAt })),
    show: [...stays, ...back].flatMap((followUp) => newlyShown(followUp, scene)),
    nextLookAt: nextLook(attempts, waiting, scene),
  };
}

type Planned = NextAttempt & { readonly finding: Finding };

function attemptsIn(scene: Scene): Planned[] {
  const findings = [...findPromises(scene), ...findGhosting(scene), ...findUndecided(scene), ...findCustom(scene)];
  const planned = findings
    .filter(({ kind, ruleId }) => modeOf(scene.settings, kind, ruleId) !== 'off')
    .flatMap((finding) => {
      const next = nextAttempt(finding, scene);
      return next === null || isTooOld(finding, next.at, scene) ? [] : [{ finding, ...next }];
    });
  const told = silencesTold(planned, scene);
  return planned.filter(({ finding }) => finding.kind !== 'undecided' || !told.has(finding.anchor));
}

/**
 * Silences that are in the queue because somebody stopped answering, are about to be, or were dismissed: that they have
 * not moved either is no second thing to write to them about. Once a message went out for it, it may become one.
 */
function silencesTold(planned: readonly Planned[], { existing, nowMs }: Scene): ReadonlySet<string> {
  const asked = existing.filter(({ kind, state }) => kind === 'ghosting' && state !== 'sent' && state !== 'failed');
  const found = planned.filter(({ finding, at }) => finding.kind === 'ghosting' && (at === null || at <= nowMs));
  return new Set([...asked.map(({ anchor }) => anchor), ...found.map(({ finding }) => finding.anchor)]);
}

/**
 * Found so long ago that it would have expired by now: switching a trigger on must not bring up every silence of the
 * past. A custom rule says itself whom it means.
 */
function isTooOld({ kind }: Finding, at: number | null, { settings, nowMs }: Scene): boolean {
  return kind !== 'custom' && at !== null && at + parseDuration(settings.followUps.expireAfter) <= nowMs;
}

/** Not what would be over again at once. */
function restored(planned: Planned, scene: Scene): (FollowUpSummary & Pick<NewFollowUp, 'state' | 'approval'>)[] {
  if (planned.calledOff === null) return [];
  const { state, approval, dueAt } = created(planned, scene);
  const later = dueAt > planned.calledOff.dueAt ? dueAt : planned.calledOff.dueAt;
  const back = { ...planned.calledOff, state, approval, cancelReason: null, dueAt: later };
  return cancelled(back, scene) === null ? [back] : [];
}

function created({ finding, attempt, at }: Planned, scene: Scene): NewFollowUp {
  const { settings, now } = scene;
  const { foundAt: _foundAt, asksPerson, dueAt, params, evidence, ...rest } = finding;
  const shownMessageId = toShow(finding, scene);
  const byItself = !asksPerson && sendsByItself(settings, finding.kind, finding.ruleId);
  return {
    ...rest,
    params: { ...params, at: now },
    evidence: shownMessageId === null ? evidence : [...evidence, { messageId: shownMessageId }],
    shownMessageId,
    attempt,
    maxAttempts: maxAttemptsOf(finding, settings),
    dueAt: dueAt ?? (at === null ? now : new Date(at).toISOString()),
    ...(byItself ? { state: 'approved', approval: 'engine' } : { state: 'pending', approval: 'none' }),
  };
}

function lostApproval({ state, approval, kind, ruleId }: FollowUpSummary, { settings }: Scene): boolean {
  return state === 'approved' && approval === 'engine' && !sendsByItself(settings, kind, ruleId);
}

function newlyShown(followUp: FollowUpSummary, scene: Scene): FollowUpPlan['show'] {
  const messageId = toShow(followUp, scene);
  return messageId === null || messageId === followUp.shownMessageId ? [] : [{ id: followUp.id, messageId }];
}

/** The contact's last word since, to be read beside what they are owed; a nudge would be over by it. */
function toShow(
  followUp: Pick<FollowUpSummary, 'kind' | 'conversationId' | 'answeredAfter'>,
  { state, unverified }: Scene,
): string | null {
  if (NUDGES.has(followUp.kind)) return null;
  return answersOf(followUp, state, unverified).at(-1)?.messageId ?? null;
}

function nextLook(
  attempts: readonly Planned[],
  waiting: readonly Pick<FollowUpSummary, 'anchor' | 'approval' | 'createdAt' | 'dueAt'>[],
  scene: Scene,
): FollowUpPlan['nextLookAt'] {
  const moments = [
    ...attempts.flatMap(({ at }) => (at === null ? [] : [{ at, cause: 'follow_up_found' as const }])),
    ...waiting.map((followUp) => ({ at: expiresAt(followUp, scene), cause: 'follow_up_expires' as const })),
  ];
  const first = moments.filter(({ at }) => at > scene.nowMs).sort((a, b) => a.at - b.at)[0];
  return first === undefined ? null : { at: new Date(first.at).toISOString(), cause: first.cause };
}
