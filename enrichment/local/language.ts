import { eld } from 'eld/small';
import type { Context } from './context.ts';

export type Script = 'latin' | 'thai' | 'arabic' | 'other';

const THAI = /\p{Script=Thai}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const LETTERS = /\p{L}/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The script that most letters are of. A text without letters (emoji, numbers) counts as Latin: its model knows emoji. */
export function scriptOf(text: string): Script {
  const letters = count(text, LETTERS);
  if (letters === 0 || count(text, LATIN) * 2 > letters) return 'latin';
  if (count(text, THAI) * 2 > letters) return 'thai';
  return count(text, ARABIC) * 2 > letters ? 'arabic' : 'other';
}

/** Fewer letters than this tell no language. */
const LEAST_LETTERS = 12;
/** The writer's own last messages that are looked at together: single ones of mixed Filipino and English mislead. */
const MESSAGES = 5;
/** Languages whose tone the Latin models have learned. */
const LEARNED: ReadonlySet<string> = new Set(['en', 'fil', 'id', 'ms', 'es', 'pt']);
/** From this many letters on, and this much likelier than any learned language, another language is believed. */
const FOREIGN = { letters: 40, lead: 1.25 };

function tagOf(tag: string): string {
  return tag === 'tl' ? 'fil' : tag;
}

/** Between the two, Indonesian is believed where a workspace names both: it has ten times the writers. */
const INDONESIAN_LEAD = 1.001;

/** Likelihoods by tag; Indonesian, which the detector does not know, goes as Malay does, its close relative. */
function likelihoods(text: string): Map<string, number> {
  const scores = new Map(Object.entries(eld.detect(text).getScores()).map(([tag, score]) => [tagOf(tag), score]));
  const malay = scores.get('ms');
  if (malay !== undefined) scores.set('id', malay * INDONESIAN_LEAD);
  return scores;
}

function likeliest(scores: ReadonlyMap<string, number>, among: (tag: string) => boolean): readonly [string, number] {
  let best: readonly [string, number] = ['und', 0];
  for (const [tag, score] of scores) if (among(tag) && score > best[1]) best = [tag, score];
  return best;
}

/**
 * The language that the writer of a conversation uses, out of their last messages: among the workspace's where it can be.
 * `und` where it cannot be told. For display, templates and reports; no reading of a single message hangs on it, but one:
 * `learned` is false when the text is clearly of a language whose tone nobody taught the models.
 */
export function readLanguage(context: Context): { readonly language: string; readonly learned: boolean } {
  const { direction, text: own } = { ...context.turn.message, text: context.turn.text };
  const script = scriptOf(own);
  if (script === 'thai') return { language: 'th', learned: true };
  if (script === 'arabic') return { language: 'ar', learned: true };
  const earlier = context.before.filter((turn) => turn.message.direction === direction).slice(1 - MESSAGES);
  const text = [...earlier, context.turn].map((turn) => turn.text).join(' ');
  const letters = count(text, LETTERS);
  if (letters < LEAST_LETTERS) return { language: 'und', learned: script === 'latin' };
  const scores = likelihoods(text);
  const known = likeliest(scores, (tag) => LEARNED.has(tag));
  const foreign = likeliest(scores, (tag) => !LEARNED.has(tag));
  if (script === 'other' || (letters >= FOREIGN.letters && foreign[1] > known[1] * FOREIGN.lead)) {
    return { language: foreign[0], learned: false };
  }
  const spoken = new Set(context.profile.languages.map((tag) => tagOf(tag.toLowerCase().split('-')[0] ?? '')));
  const within = likeliest(scores, (tag) => spoken.has(tag));
  return { language: (within[1] > 0 ? within : known)[0], learned: true };
}
