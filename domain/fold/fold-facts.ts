import type { Fact } from '../facts.ts';
import { comparePositions } from '../order.ts';
import type { ContactState } from './contact-state.ts';
import { foldAction } from './fold-action.ts';
import { foldEdit } from './fold-edit.ts';
import { foldMessage } from './fold-message.ts';
import { begun } from './stage.ts';

/**
 * The state after `facts`, which are in the order of their positions and after `state.position`. Folding in parts gives
 * the same as folding at once. Changes neither argument.
 *
 * @throws RangeError `facts_out_of_order`: a fact that belongs before what is folded needs an earlier state.
 */
export function foldFacts(state: ContactState, facts: readonly Fact[]): ContactState {
  return facts.reduce(foldFact, state);
}

function foldFact(state: ContactState, fact: Fact): ContactState {
  const { position } = state;
  if (position !== null && comparePositions(position, fact) >= 0) throw new RangeError('facts_out_of_order');
  const started = position === null ? { ...state, stage: begun(state.stage, fact.at) } : state;
  return { ...folded(started, fact), position: { at: fact.at, key: fact.key } };
}

function folded(state: ContactState, fact: Fact): ContactState {
  switch (fact.kind) {
    case 'message':
      return foldMessage(state, fact);
    case 'action':
      return foldAction(state, fact);
    case 'edit':
      return foldEdit(state, fact);
  }
}
