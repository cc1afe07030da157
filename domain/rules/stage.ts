import type { Held, StageSpell } from '../fold/contact-state.ts';
import type { Decision } from '../judgement.ts';
import type { Stage } from '../vocabulary.ts';
import { rule } from './catalogue.ts';
import type { RuleId } from './catalogue.ts';
import type { Subject } from './subject.ts';

/** What the rules alone say. */
export function engineStage({ state }: Subject): Decision<Stage> {
  const { stage, confidence, rule: ruleId, params, evidence }: StageSpell = state.stage.engine;
  return { value: stage, confidence, rule: rule(ruleId), params, evidence };
}

/** What is shown: a person's stage while locked, or kept since nothing has moved after it; else the engine's. */
export function shownStage(subject: Subject): Decision<Stage> {
  const { held, kept } = subject.state.stage;
  if (held !== null) return byPerson(held, 'stage.set');
  return kept === null ? engineStage(subject) : byPerson(kept, 'stage.kept');
}

function byPerson({ value, editId, actor }: Held<Stage>, ruleId: RuleId): Decision<Stage> {
  return { value, confidence: 1, rule: rule(ruleId), params: { stage: value }, evidence: [{ editId }], actor };
}
