import type { Tone } from '../../settings/tone.ts';
import type { TemplateKey } from '../../templates/keys.ts';
import type { OpenPoint } from '../contract.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { filipino } from './fil.ts';
import { indonesian } from './id.ts';
import { SUGGESTED_LANGUAGES } from './phrases.ts';
import type { Phrases, SuggestedLanguage } from './phrases.ts';
import { portuguese } from './pt.ts';
import { thai } from './th.ts';

const PHRASES: Readonly<Record<SuggestedLanguage, Phrases>> = {
  en: english,
  fil: filipino,
  id: indonesian,
  es: spanish,
  pt: portuguese,
  th: thai,
  ar: arabic,
};

/** Tags that mean a language we have by another name: Tagalog is what Filipino is made of, `in` was Indonesian's. */
const ALSO_CALLED: Readonly<Record<string, SuggestedLanguage>> = { tl: 'fil', in: 'id' };

export interface SuggestionOrder {
  readonly openPoint: OpenPoint;
  /** From 1. */
  readonly attempt: number;
  /** The contact's (null: unknown), then the business's, as BCP 47 tags; the first that there are templates for. */
  readonly languages: readonly (string | null)[];
  readonly businessType: TemplateKey;
  readonly tone: Tone;
  /** As detected or told; anything that does not look like a name is left out. */
  readonly name?: string | null;
  /** A custom rule's own message, which is what its first attempt says. */
  readonly ruleMessage?: string;
}

/**
 * A message to start from, from templates: in the contact's language, about the open point. It never holds a number,
 * price, date, link or promise, since it knows none; only a rule's own message may, as somebody wrote it.
 */
export function suggestMessage(order: SuggestionOrder): string {
  const { attempt, openPoint, businessType, ruleMessage, tone } = order;
  if (ruleMessage !== undefined && ruleMessage.trim() !== '' && attempt === 1) return ruleMessage;
  const { greeting, topics, lines } = PHRASES[languageFor(order.languages)];
  const situation = attempt > 1 ? 'again' : openPoint;
  return `${greeting(firstName(order.name ?? null), tone)} ${lines[tone][situation](topics[businessType])}`;
}

/** The first language that there are templates for; English where there is none. */
export function languageFor(tags: readonly (string | null)[]): SuggestedLanguage {
  for (const tag of tags) {
    const primary = (tag ?? '').toLowerCase().split('-')[0] ?? '';
    const name = Object.hasOwn(ALSO_CALLED, primary) ? ALSO_CALLED[primary] : primary;
    const known = SUGGESTED_LANGUAGES.find((language) => language === name);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** Letters only: a name is a stranger's text, and "Ana 50% off www.example.com" must not go out as ours. */
function firstName(name: string | null): string | null {
  const first = name?.trim().split(/\s+/)[0] ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]{1,29}$/u.test(first) ? first : null;
}
