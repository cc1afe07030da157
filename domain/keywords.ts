import type { KeywordHit } from './facts.ts';
import { foldedText } from './matching/folded-text.ts';
import { isWhole } from './matching/whole-words.ts';
import { wordAutomaton } from './matching/word-automaton.ts';

export interface KeywordSignal {
  readonly id: string;
  readonly keywords: readonly string[];
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/**
 * The first hit of each signal in the text, in the order of the signals: of those that begin first, the longest. Whole
 * words, whatever the case and accents (see `isWhole` for scripts without spaces). Spans are UTF-16 offsets of `text`
 * itself, so that they quote it literally. Takes time linear in the text: the automaton looks at each character once.
 */
export function findKeywords(text: string, signals: readonly KeywordSignal[]): KeywordHit[] {
  return keywordFinder(signals)(text);
}

/** {@link findKeywords} prepared for many texts. */
export function keywordFinder(signals: readonly KeywordSignal[]): (text: string) => KeywordHit[] {
  const words = signals.flatMap(({ keywords }, owner) =>
    keywords.map((keyword) => ({ owner, units: foldedText(keyword).units })),
  );
  const automaton = wordAutomaton(words.filter(({ units }) => units.length > 0));
  return (text) => {
    const folded = foldedText(text);
    const first = new Map<number, Found>();
    for (const { owner, start, end } of automaton(folded.units)) {
      const best = first.get(owner);
      if (best !== undefined && (best.start < start || (best.start === start && best.end >= end))) continue;
      if (isWhole(folded, start, end)) first.set(owner, { start, end });
    }
    return signals.flatMap(({ id }, owner) => {
      const found = first.get(owner);
      if (found === undefined) return [];
      return [{ signalId: id, span: { start: folded.startOf(found.start), end: folded.endOf(found.end - 1) } }];
    });
  };
}
