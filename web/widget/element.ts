type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with its attributes and children; `false` leaves an attribute out. Text is always text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of one path on a field of 24 by 24; its meaning is said by the words beside it. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** What an address in a text may end with that is not its own. */
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}']/g;

/** A text with its web addresses as links. */
export function withLinks(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(end, match.index), linkTo(match[0], match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/** Opens beside the page, which learns nothing of it and cannot be steered by it. */
export const linkTo = (href: string, words: string): HTMLAnchorElement =>
  element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, words);
