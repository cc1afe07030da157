import type { Span } from '../../domain/analysis.ts';

/** The answer does not hold to its message; it is asked for again once. */
export class BadEvidence extends Error {
  /** Which part, without any text of the model or the message. */
  constructor(part: string) {
    super(part);
    this.name = 'BadEvidence';
  }
}

/** Where the quote stands in the text, letter for letter. @throws BadEvidence when it does not. */
export function locate(quote: string, text: string, part: string): Span {
  const start = text.indexOf(quote);
  if (start < 0 || quote.trim() === '') throw new BadEvidence(`${part}.quote is not in its turn`);
  return { start, end: start + quote.length };
}
