import type { EditFact } from '../facts.ts';
import type { Lock } from '../judgement.ts';
import { REMEMBERED } from './contact-state.ts';
import type { ContactState, Held, Lockable } from './contact-state.ts';
import { stageLifted, stageSet } from './stage.ts';

/**
 * A person's decision. Setting locks; a later setting replaces an earlier one; lifting what is not locked changes
 * nothing.
 */
export function foldEdit(state: ContactState, fact: EditFact): ContactState {
  const { edit } = fact;
  switch (edit.type) {
    case 'set_status':
      return { ...state, status: { ...state.status, held: held(fact, edit.status) } };
    case 'set_stage':
      return { ...state, stage: stageSet(state.stage, held(fact, edit.stage)) };
    case 'set_score':
      return { ...state, score: { ...state.score, held: held(fact, edit.value) } };
    case 'adjust_score':
      return { ...state, manual: adjusted(state.manual, fact, edit.points) };
    case 'set_vip':
      return { ...state, vip: edit.vip === null ? null : held(fact, edit.vip) };
    case 'lift_lock':
      return lifted(state, fact, edit.lock);
    case 'touched':
      return state;
  }
}

function held<T>({ at, editId, actor }: EditFact, value: T): Held<T> {
  return { value, at, editId, actor };
}

function lifted(state: ContactState, { at, editId, actor }: EditFact, lock: Lock): ContactState {
  const by = { at, editId, actor };
  switch (lock) {
    case 'status':
      return { ...state, status: freed(state.status, by) };
    case 'stage':
      return { ...state, stage: stageLifted(state.stage, by) };
    case 'score':
      return { ...state, score: freed(state.score, by) };
  }
}

function freed<T>(lockable: Lockable<T>, by: NonNullable<Lockable<T>['lifted']>): Lockable<T> {
  return lockable.held === null ? lockable : { held: null, lifted: by };
}

function adjusted(manual: ContactState['manual'], { at, editId }: EditFact, points: number): ContactState['manual'] {
  const recent = [...manual.recent, { at, editId, points }];
  const oldest = recent[0];
  if (oldest === undefined || recent.length <= REMEMBERED.adjustments) return { ...manual, recent };
  return { recent: recent.slice(1), older: { points: (manual.older?.points ?? 0) + oldest.points, at: oldest.at } };
}
