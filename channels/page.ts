/**
 * A page of the server's own for somebody who came from elsewhere: no script, no picture, nothing from other servers.
 *
 * @param button words of a button that posts to the page's own address; none where it is left out
 */
export const page = (title: string, text: string, button?: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escape(title)}</title><style>body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;` +
  `padding:0 1rem;color-scheme:light dark}button{font:inherit;padding:.5rem 1rem}</style>` +
  `<main><h1>${escape(title)}</h1><p>${escape(text)}</p>` +
  (button === undefined ? '' : `<form method="post"><button>${escape(button)}</button></form>`) +
  `</main></html>`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** For such a page alone: its one style sheet stands in it. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;
