import type { Lockable } from '../fold/contact-state.ts';
import type { Decision, Judgement, Lock } from '../judgement.ts';
import type { ContactState } from '../state.ts';
import { rule } from './catalogue.ts';

/** Which of a person's values hold, and who set or lifted them. */
export function lockDecisions({ status, stage, score }: ContactState): Judgement['why']['locks'] {
  return { status: decision('status', status), stage: decision('stage', stage), score: decision('score', score) };
}

function decision(lock: Lock, { held, lifted }: Lockable<unknown>): Decision<boolean> {
  const by = held ?? lifted;
  const value = held !== null;
  const common = { value, confidence: 1, params: { lock } };
  if (by === null) return { ...common, rule: rule('lock.none'), evidence: [] };
  const { editId, actor } = by;
  return { ...common, rule: rule(value ? 'lock.set' : 'lock.lifted'), evidence: [{ editId }], actor };
}
