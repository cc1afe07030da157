import { STATE_VERSION } from './contact-state.ts';
import type { ContactState } from './contact-state.ts';

/** The state of a contact that nothing is known of: at the beginning of its journey. */
export function emptyState(): ContactState {
  const unlocked = { held: null, lifted: null };
  return {
    version: STATE_VERSION,
    position: null,
    counts: { inbound: 0, outbound: 0, actions: 0 },
    lastInbound: null,
    lastOutbound: null,
    lastAction: null,
    sentiments: [],
    frustrations: [],
    buyingIntent: null,
    conversions: null,
    hits: [],
    stage: {
      ...unlocked,
      engine: { stage: 'inquiry', since: '', confidence: 1, rule: 'stage.start', params: {}, evidence: [] },
      kept: null,
      movedSinceHeld: false,
      spells: [],
    },
    status: unlocked,
    score: unlocked,
    vip: null,
    manual: { recent: [], older: null },
    detected: { name: null, email: null, phone: null, company: null },
    conversations: { promises: [], kept: [], turns: [], signs: [] },
  };
}
