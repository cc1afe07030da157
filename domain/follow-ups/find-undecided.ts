import { parseDuration } from '../duration.ts';
import { rule } from '../rules/catalogue.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { lastSignAt, latestTurn, mayNudge, placeFor, placed } from './finding.ts';
import type { Finding, Scene } from './finding.ts';

/**
 * A prospect in Comparing or Closing, or qualified, who has not moved (product.md section 9): no message or action of
 * theirs, no other stage, and no word of the business either, which would be pressing on. Whoever has ordered has moved,
 * whatever else they show.
 *
 * Where it is the business that has not moved, a person is shown it: "are you still interested?" is no answer to a
 * question, nor to "I'll take that one".
 */
export function findUndecided(scene: Scene): Finding[] {
  const { state, judgement, settings } = scene;
  const { value: stage } = judgement.stage;
  const { value: status } = judgement.status;
  const isDeciding = stage === 'comparing' || stage === 'closing';
  const isProspect = isDeciding || (status === 'qualified' && stage === 'inquiry');
  if (status === 'converted' || status === 'churned' || !isProspect) return [];
  const turn = latestTurn(scene);
  const place = turn === null ? null : placeFor(turn, scene);
  if (turn?.contact == null || turn.contact.backfill || place === null) return [];
  if (!mayNudge(scene, turn) || !mayNudge(scene, place)) return [];
  const { contact, business } = turn;
  const asked = business === null && contact.asked !== null;
  const unheard = !asked && business === null && stage === 'closing' && !contact.closes;
  const moved = [contact.at, lastSignAt(state) ?? '', state.stage.spells.at(-1)?.since ?? '', business?.at ?? ''];
  const since = moved.toSorted().at(-1) ?? contact.at;
  return [
    {
      kind: 'undecided',
      ruleId: null,
      anchor: contact.messageId,
      foundAt: Date.parse(since) + parseDuration(settings.followUps.triggers.undecided.after),
      dueAt: null,
      ...placed(turn, place, asked ? 'owed_answer' : unheard ? 'rule' : 'their_decision', scene),
      rule: rule(whyOf({ asked, unheard, isDeciding })),
      params: { since, stage },
      evidence: [contact.asked ?? { messageId: contact.messageId }],
      asksPerson: asked || unheard,
    },
  ];
}

function whyOf({ asked, unheard, isDeciding }: Readonly<Record<'asked' | 'unheard' | 'isDeciding', boolean>>): RuleId {
  if (asked) return 'follow_up.undecided_owed';
  if (unheard) return 'follow_up.undecided_unheard';
  return isDeciding ? 'follow_up.undecided_stage' : 'follow_up.undecided_qualified';
}
