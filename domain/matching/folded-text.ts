/** Letters that are told apart by a stroke or a ligature, which Unicode does not take apart. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['’', "'"],
  ['ʼ', "'"],
]);

/**
 * Marks that are accents, and left out in writing as often as not: of Latin, Greek and Cyrillic, Hebrew points and
 * Arabic vowel signs. Marks of other scripts stay: Thai and Indic vowels are marks too, and words differ by them.
 */
const ACCENT = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/;
/** Joiners, soft hyphens, direction marks, variation selectors: they are not seen. */
const UNSEEN = /[\p{Cf}\ufe00-\ufe0f]/u;
const SPACE = /\s/;

/**
 * A text as it is compared: one entry for each code point after folding, with the place in the text that it comes from.
 */
export interface FoldedText {
  readonly units: readonly string[];
  /** UTF-16 offset at which the source of a unit begins, and at which it ends, its accents included. */
  startOf(unit: number): number;
  endOf(unit: number): number;
  /** Whether a unit is the first, or the last, of what its source became (`ﬁ` becomes two). */
  begins(unit: number): boolean;
  finishes(unit: number): boolean;
}

/** Case, accents, width and kinds of white space taken away. A run of white space is one space. */
export function foldedText(text: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const point of text) {
    const start = offset;
    offset += point.length;
    const last = units.length - 1;
    const parts = folded(point);
    if (parts.length === 0 && last >= 0 && ends[last] === start && ACCENT.test(point)) extend(starts, ends, offset);
    if (parts[0] === ' ' && (last < 0 || units[last] === ' ')) continue;
    for (const part of parts) {
      units.push(part);
      starts.push(start);
      ends.push(offset);
    }
  }
  if (units.at(-1) === ' ') units.pop();
  return {
    units,
    startOf: (unit) => starts[unit] ?? text.length,
    endOf: (unit) => ends[unit] ?? text.length,
    begins: (unit) => unit === 0 || starts[unit] !== starts[unit - 1],
    finishes: (unit) => unit + 1 >= units.length || starts[unit] !== starts[unit + 1],
  };
}

/** An accent of its own belongs to every unit that the letter before it became. */
function extend(starts: readonly number[], ends: number[], to: number): void {
  const source = starts.at(-1);
  for (let unit = starts.length - 1; unit >= 0 && starts[unit] === source; unit -= 1) ends[unit] = to;
}

function folded(point: string): string[] {
  if (SPACE.test(point)) return [' '];
  if (point < '\u0080') return [point.toLowerCase()];
  if (UNSEEN.test(point)) return [];
  // Upper case first: it makes one of ß and ss, and of both small sigmas.
  const bare = [...point.normalize('NFKD')].filter((part) => !ACCENT.test(part)).join('');
  const lower = [...bare.toUpperCase().toLowerCase().normalize('NFKD')].filter((part) => !ACCENT.test(part));
  return lower.flatMap((part) => [...(PLAIN.get(part) ?? part)]);
}
