import EmailReplyParser from 'email-reply-parser';
import { convert } from 'html-to-text';
import type { Mail } from './mail.ts';

/** Longer than any person writes; the parsers behind take too long over more. */
const LONGEST = 100_000;

/** What the product keeps of one message. */
const LONGEST_MESSAGE = 32_768;

/** How mail programs mark in HTML what is answered. */
const QUOTES = ['.gmail_quote', '.moz-cite-prefix', '.yahoo_quoted', 'blockquote[type="cite"]'];

export interface MailWords {
  /** What the sender wrote now, without what it answers and without a signature. */
  readonly text: string;
  /** All of it, where that is more; null where nothing was left out. */
  readonly whole: string | null;
}

/**
 * The words of a mail. Somebody who writes below a quote, or whose whole mail looks like one, is not made silent: where nothing
 * would be left, the whole is taken.
 */
export function wordsOf({ text, html, newWords, subject }: Mail): MailWords {
  const plain = tidy(text) || tidy(textOf(html));
  const said = tidy(newWords) || replyIn(tidy(text) || tidy(textOf(html, QUOTES))) || plain || tidy(subject);
  const short = said.slice(0, LONGEST_MESSAGE);
  return { text: short, whole: plain !== '' && plain !== short ? plain : null };
}

function textOf(html: string, without: readonly string[] = []): string {
  if (html === '') return '';
  return convert(html.slice(0, 4 * LONGEST), {
    wordwrap: false,
    limits: { maxInputLength: 4 * LONGEST, maxDepth: 60, maxChildNodes: 5_000 },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'img', format: 'skip' },
      ...without.map((selector) => ({ selector, format: 'skip' })),
    ],
  });
}

/** Runs of blank lines say nothing, and the reply parser's time grows with their square. */
const tidy = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const replyIn = (text: string): string =>
  new EmailReplyParser().read(text.slice(0, LONGEST_MESSAGE)).getVisibleText().trim();
