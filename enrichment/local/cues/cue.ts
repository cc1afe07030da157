/** What a hand-written phrase points at. The lists are the author's own, not learned, and their tests say what they hold. */
export type Cue =
  | 'price'
  | 'expensive'
  | 'booking'
  | 'buy'
  | 'ready'
  | 'compare'
  | 'available'
  | 'demo'
  | 'urgent'
  | 'referral'
  | 'repeat'
  | 'thanks'
  | 'bye'
  | 'complaint'
  | 'angry'
  | 'again'
  | 'stop'
  | 'cancel'
  | 'refund'
  | 'human'
  | 'delivery'
  | 'yes'
  | 'no'
  | 'question';

/** Phrases of one language; `_` stands for any one word. */
export type CueSheet = ReadonlyMap<Cue, readonly string[]>;

/** A sheet from lists of phrases separated by commas. */
export function cueSheet(lists: Readonly<Record<Cue, string>>): CueSheet {
  const entries = Object.entries(lists) as readonly (readonly [Cue, string])[];
  return new Map(entries.map(([cue, list]) => [cue, list.split(',').map((phrase) => phrase.trim())]));
}
