import { keywordFinder } from './keywords.ts';
import { listTemplates, templateByKey, type TemplateKey } from './templates.ts';

export interface BusinessMatch {
  readonly type: TemplateKey;
  readonly name: string;
  /** The words of the texts that speak for it, as the template spells them. */
  readonly cues: readonly string[];
}

export interface DetectedBusiness {
  /** `generic` when nothing speaks for any kind of business. */
  readonly type: TemplateKey;
  /** 0…1: the share of all words found that speak for it, less where only few were found. */
  readonly confidence: number;
  /** Every kind that something speaks for, the likeliest first. */
  readonly matches: readonly BusinessMatch[];
}

/** What a reader of whole texts makes of a business. */
export interface BusinessReading {
  readonly type: TemplateKey;
  /** 0…1. */
  readonly confidence: number;
  /** A few sentences for the workspace's description; null where none that can be stood by was given. */
  readonly description: string | null;
  /** Keys of the template's characteristics that hold. */
  readonly characteristics: readonly string[];
}

/**
 * Reads what kind of business texts speak of, better than by words.
 *
 * @returns null when it cannot answer now: what the words say is then good enough
 */
export type BusinessReader = (texts: {
  readonly description: string;
  /** Of the latest conversations, from either side. */
  readonly messages: readonly string[];
}) => Promise<BusinessReading | null>;

/** The characteristics that a kind of business mostly has: what a template brings. */
export function usualCharacteristics(type: TemplateKey): readonly string[] {
  return templateByKey(type).characteristics.map(({ key }) => key);
}

/** One word alone may stand in any text: with this many extra ones for "something else", it gives a third. */
const DOUBT = 2;

/** What kind of business texts (its description, its conversations) speak of, by the words of the templates. */
export function detectBusiness(texts: readonly string[]): DetectedBusiness {
  const cues = listTemplates().flatMap((template) => template.cues.map((cue) => ({ type: template.key, cue })));
  const find = keywordFinder(cues.map(({ cue }, index) => ({ id: String(index), keywords: [cue] })));
  const found = new Set(texts.flatMap((text) => find(text).map(({ signalId }) => Number(signalId))));
  const hits = cues.filter((_cue, index) => found.has(index));
  const matches = listTemplates()
    .map(({ key, name }) => ({ type: key, name, cues: hits.filter(({ type }) => type === key).map(({ cue }) => cue) }))
    .filter((match) => match.cues.length > 0)
    .sort((a, b) => b.cues.length - a.cues.length);
  const best = matches[0];
  return {
    type: best?.type ?? 'generic',
    confidence: (best?.cues.length ?? 0) / (hits.length + DOUBT),
    matches,
  };
}
