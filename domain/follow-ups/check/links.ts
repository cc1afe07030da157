import type { Saying } from './saying.ts';

/**
 * Addresses of pages, mailboxes and accounts, with or without their scheme. Each begins where no such character stands
 * before it: tried at every character of a long word, it would take time with the square of its length.
 */
const LINK =
  /(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/\S+)|(?:www\.\S+)|(?:(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?:(?<![\w@])@[\w.]{2,})|(?:(?<![\w@.-])(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/\S*)?(?![\w]))/giu;

const TRAILING = /(?<![.,;:!?)\]}'"’”])[.,;:!?)\]}'"’”]+$/u;

/** Every link; two that differ only in case or in the stop after them are the same. */
export function linksIn(text: string): Saying[] {
  return [...text.matchAll(LINK)].map(({ 0: found, index }) => {
    const link = found.replace(TRAILING, '');
    return { what: 'link', span: { start: index, end: index + link.length }, key: `link ${link.toLowerCase()}` };
  });
}
