export { REMEMBERED } from './fold/contact-state.ts';
export type { ContactState, SignalHits, StageSpell } from './fold/contact-state.ts';
export { emptyState } from './fold/empty.ts';
export { foldFacts } from './fold/fold-facts.ts';
