import type { Span } from '../../domain/analysis.ts';

const SENTENCE = /[^.!?\n。]+(?:[.!?。]+(?=\s|$)|[.!?。](?=\S)[^.!?\n。]*)*/gu;

/** The sentences of a text as spans without surrounding space. A dot inside "9.30" or an address ends none. */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const lead = match[0].length - match[0].trimStart().length;
    const body = match[0].trim();
    if (body !== '') spans.push({ start: match.index + lead, end: match.index + lead + body.length });
  }
  return spans;
}
