import type { DeadlineCause } from '../domain/judgement.ts';
import type { LivingContact } from './carry.ts';

/** What happens at a deadline when nothing comes before it. */
const CAUSES: Readonly<Record<DeadlineCause, string>> = {
  becomes_inactive: 'the contact becomes **inactive**, having been silent for as long as the settings say',
  becomes_churned: 'the contact becomes **churned**, having been silent for as long as the settings say',
  intent_expires: 'its buying intent is too old to count any longer',
  activity_expires: 'its messages are too old for it to be active any longer',
  score_decays: 'its lead score changes, since old signals count less and less',
  churn_is_near: 'it comes near to churning, and is flagged **at risk**',
  follow_up_found: 'the silence is long enough for a **follow-up**',
  follow_up_due: 'a follow-up may be **sent**',
  follow_up_expires: 'a follow-up that nobody decided about **expires**',
  outcome_known: 'a follow-up that was sent counts as **unanswered**',
};

/** For an operator, in Markdown and without personal data: how the contact stands, what it waits for and why. */
export function details(living: LivingContact): string {
  return [standing(living), '', waiting(living), '', progress(living)].join('\n');
}

/** The same while a judgement is under way. */
export function judgingDetails(living: LivingContact): string {
  const news =
    living.uptoSeq > living.judgedSeq
      ? `Reads and judges what has come in up to number ${String(living.uptoSeq)}.`
      : 'Judges again: a deadline has passed, or somebody asked.';
  return [
    standing(living),
    '',
    `${news} If this stays, the database or the model cannot be reached.`,
    '',
    progress(living),
  ].join('\n');
}

function standing({ attributes }: LivingContact): string {
  if (attributes === null) return 'Not judged yet in this run.';
  const { status, stage, grade, sentimentLevel, atRisk, pendingFollowUps, needsReview } = attributes;
  const sentiment = sentimentLevel === null ? [] : [`sentiment **${spaced(sentimentLevel)}**`];
  const flags = [
    ...(atRisk ? ['**at risk**'] : []),
    ...(needsReview ? ['**needs a person**'] : []),
    ...(pendingFollowUps > 0 ? [`${String(pendingFollowUps)} follow-ups pending`] : []),
  ];
  return [`Status **${status}**`, `stage **${spaced(stage)}**`, `grade **${grade}**`, ...sentiment, ...flags].join(
    ' · ',
  );
}

function waiting({ deadline }: LivingContact): string {
  if (deadline === null)
    return 'Waits for nothing: the run ends, and the next message starts another from the database.';
  const why = isKnown(deadline.cause) ? CAUSES[deadline.cause] : deadline.cause;
  return `Sleeps until **${readable(deadline.at)}**, when ${why}, unless something comes in before.`;
}

function progress({ step, judgedSeq }: LivingContact): string {
  return `_Step ${String(step)}; judged up to inbox number ${String(judgedSeq)}._`;
}

function isKnown(cause: string): cause is DeadlineCause {
  return Object.hasOwn(CAUSES, cause);
}

const readable = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;
const spaced = (identifier: string): string => identifier.replaceAll('_', ' ');
