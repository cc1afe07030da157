export { REMEMBERED, STATE_VERSION } from './fold/contact-state.ts';
export type { ContactState, SignalHits, StageSpell } from './fold/contact-state.ts';
export type {
  ConversationsState,
  KeptPromise,
  OpenPromise,
  Run,
  SignMark,
  SignTrail,
  Turn,
} from './fold/conversation-state.ts';
export { emptyState } from './fold/empty.ts';
export { foldFacts } from './fold/fold-facts.ts';
