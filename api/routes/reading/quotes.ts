import type { Evidence } from '../../../domain/judgement.ts';

/** Where the whole message is the reason, so much of its beginning is quoted (UTF-16 units). */
const LONGEST_QUOTE = 280;

export interface Quote {
  readonly messageId: string;
  readonly quote: string;
}

/**
 * The message evidence as literal parts of the messages as they read now.
 *
 * A message that was deleted is not in `texts` and is not quoted; nor is one that an edit has left too short for its span,
 * until the analysis of the new text is there.
 *
 * @param texts message id → text
 */
export function quotesOf(evidence: readonly Evidence[], texts: ReadonlyMap<string, string>): Quote[] {
  return evidence.flatMap(({ messageId, span }) => {
    const text = messageId === undefined ? undefined : texts.get(messageId);
    if (messageId === undefined || text === undefined) return [];
    const { start, end } = span ?? { start: 0, end: Math.min(text.length, LONGEST_QUOTE) };
    const quote = end <= text.length ? text.slice(wholeCharacter(text, start), wholeCharacter(text, end)) : '';
    return quote === '' ? [] : [{ messageId, quote }];
  });
}

/** The offset, moved back where it would cut a surrogate pair: half a pair is no text, and JSON readers replace it. */
function wholeCharacter(text: string, offset: number): number {
  const before = text.charCodeAt(offset - 1);
  const cutsPair = before >= 0xd800 && before <= 0xdbff && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
  return cutsPair ? offset - 1 : offset;
}
