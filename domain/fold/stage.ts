import type { Stage } from '../vocabulary.ts';
import { REMEMBERED } from './contact-state.ts';
import type { Held, StageSpell, StageState } from './contact-state.ts';

/** The stage that is shown: a person's while it is locked or kept, else the engine's. */
export function shownStage(stage: StageState): Stage {
  return (stage.held ?? stage.kept)?.value ?? stage.engine.stage;
}

/** The journey begins with the first that is known of a contact. */
export function begun(stage: StageState, at: string): StageState {
  const engine = { ...stage.engine, since: at };
  return { ...stage, engine, spells: [engine] };
}

/**
 * The engine's own stage goes on. While a person's stage holds it does so unseen; a person's stage whose lock was
 * lifted is left at the first move, or at once when the engine moved while it was locked.
 */
export function engineMoved(stage: StageState, to: StageSpell): StageState {
  if (to.stage === stage.engine.stage) return confirmed(stage, to);
  const moved = { ...stage, engine: to, kept: null, movedSinceHeld: stage.held !== null };
  return withSpell(stage, moved, to);
}

/** The first message that speaks from where everybody starts becomes the evidence for it. */
function confirmed(stage: StageState, by: StageSpell): StageState {
  const { engine, spells } = stage;
  if (engine.rule !== 'stage.start') return stage;
  const better = { ...by, since: engine.since };
  return { ...stage, engine: better, spells: spells.map((spell) => (spell.rule === 'stage.start' ? better : spell)) };
}

/** A person sets the stage, which locks it. */
export function stageSet(stage: StageState, held: Held<Stage>): StageState {
  const set = { ...stage, held, kept: null, movedSinceHeld: false };
  return withSpell(stage, set, {
    stage: held.value,
    since: held.at,
    confidence: 1,
    rule: 'stage.set',
    params: { stage: held.value },
    evidence: [{ editId: held.editId }],
    actor: held.actor,
  });
}

/**
 * A person lifts the lock: their stage stays until evidence since moves the engine's own, which may have happened
 * already.
 */
export function stageLifted(stage: StageState, lifted: NonNullable<StageState['lifted']>): StageState {
  if (stage.held === null) return stage;
  const kept = stage.movedSinceHeld ? null : stage.held;
  const free = { ...stage, held: null, kept, lifted, movedSinceHeld: false };
  return withSpell(stage, free, { ...stage.engine, since: lifted.at });
}

function withSpell(before: StageState, after: StageState, spell: StageSpell): StageState {
  if (shownStage(before) === shownStage(after)) return after;
  return { ...after, spells: [...after.spells, spell].slice(-REMEMBERED.spells) };
}
