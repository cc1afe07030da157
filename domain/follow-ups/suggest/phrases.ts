import type { Tone } from '../../settings/tone.ts';
import type { TemplateKey } from '../../templates/keys.ts';

/** Languages that there are templates for, as BCP 47 primary tags. */
export const SUGGESTED_LANGUAGES = ['en', 'fil', 'id', 'es', 'pt', 'th', 'ar'] as const;
export type SuggestedLanguage = (typeof SUGGESTED_LANGUAGES)[number];

/** What the message is about; `again` for every attempt after the first. */
export const SITUATIONS = [
  'our_promise',
  'our_question',
  'their_question',
  'their_decision',
  'owed_answer',
  'again',
  'rule',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export type Lines = Readonly<Record<Situation, (topic: string) => string>>;

/**
 * What is written in one language. No line holds a number, price, date, link or promise: none of them can know one.
 * They read well after the greeting, with the topic that the kind of business gives.
 */
export interface Phrases {
  readonly greeting: (firstName: string | null, tone: Tone) => string;
  /** In the form that the lines need; `generic` for where nothing better is known. */
  readonly topics: Readonly<Record<TemplateKey, string>>;
  readonly lines: Readonly<Record<Tone, Lines>>;
}
