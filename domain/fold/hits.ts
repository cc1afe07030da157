import type { MessageFact, StoredReading } from '../facts.ts';
import { REMEMBERED } from './contact-state.ts';
import type { SignalHits, SureHappening } from './contact-state.ts';
import { isRuleSign } from './conversation-state.ts';
import { SURE } from './thresholds.ts';

type Hits = readonly SignalHits[];

/**
 * Adds a hit. Beyond the bounds the signal that was hit least recently goes, and of one signal the oldest hits are kept
 * as a count: a business may send any number of action names, and a state is read and written with every message.
 */
export function withHit(hits: Hits, source: SignalHits['source'], id: string, hit: SureHappening): Hits {
  const before = hits.find((entry) => entry.source === source && entry.id === id);
  const others = hits.filter((entry) => entry !== before);
  const after = before === undefined ? { source, id, recent: [hit], older: null } : grown(before, hit);
  return [...others, after].slice(-REMEMBERED.signals);
}

function grown(entry: SignalHits, hit: SureHappening): SignalHits {
  const oldest = entry.recent[0];
  if (oldest === undefined || entry.recent.length < REMEMBERED.hitsPerSignal) {
    return { ...entry, recent: [...entry.recent, hit] };
  }
  const older = { count: (entry.older?.count ?? 0) + 1, at: oldest.at };
  return { ...entry, recent: [...entry.recent.slice(1), hit], older };
}

/** The signals in a message of the contact, each once. */
export function withSignalsOf(hits: Hits, fact: MessageFact, reading: StoredReading): Hits {
  const { at, messageId } = fact;
  const seen = new Set<string>();
  let after = hits;
  for (const { id, confidence, span } of reading.signals) {
    if (confidence < SURE || seen.has(`ai ${id}`)) continue;
    seen.add(`ai ${id}`);
    after = withHit(after, 'ai', id, { at, confidence, messageId, ...(span === null ? {} : { span }) });
  }
  for (const { signalId, span } of reading.keywordHits) {
    // Words that rules of follow-ups and reviews look for score nothing, and must not crowd out those that do.
    if (isRuleSign(signalId) || seen.has(`keyword ${signalId}`)) continue;
    seen.add(`keyword ${signalId}`);
    after = withHit(after, 'keyword', signalId, { at, confidence: 1, messageId, span });
  }
  return after;
}
