import { parseDuration } from '../duration.ts';
import { rule } from '../rules/catalogue.ts';
import { lastSignAt, latestTurn, mayNudge, placeFor, placed } from './finding.ts';
import type { Finding, Scene } from './finding.ts';

/**
 * A prospect in Comparing or Closing, or qualified, who has not moved (product.md section 9): no message or action of
 * theirs, no other stage, and no word of the business either, which would be pressing on. A question that the business
 * left unanswered is shown to a person, since "are you still interested?" is no answer.
 */
export function findUndecided(scene: Scene): Finding[] {
  const { state, judgement, settings } = scene;
  const { value: stage } = judgement.stage;
  const { value: status } = judgement.status;
  const isDeciding = stage === 'comparing' || stage === 'closing';
  if (status === 'converted' || status === 'churned' || !(isDeciding || status === 'qualified')) return [];
  const turn = latestTurn(scene);
  const place = turn === null ? null : placeFor(turn, scene);
  if (turn?.contact == null || turn.contact.backfill || place === null) return [];
  if (!mayNudge(scene, turn) || !mayNudge(scene, place)) return [];
  const { contact, business } = turn;
  const owed = business === null && contact.asked !== null;
  const moved = [contact.at, lastSignAt(state) ?? '', state.stage.spells.at(-1)?.since ?? '', business?.at ?? ''];
  const since = moved.toSorted().at(-1) ?? contact.at;
  const why = owed
    ? 'follow_up.undecided_owed'
    : isDeciding
      ? 'follow_up.undecided_stage'
      : 'follow_up.undecided_qualified';
  return [
    {
      kind: 'undecided',
      ruleId: null,
      anchor: contact.messageId,
      foundAt: Date.parse(since) + parseDuration(settings.followUps.triggers.undecided.after),
      dueAt: null,
      ...placed(turn, place, owed ? 'owed_answer' : 'their_decision', scene),
      rule: rule(why),
      params: { since, stage },
      evidence: [contact.asked ?? { messageId: contact.messageId }],
      asksPerson: owed,
    },
  ];
}
