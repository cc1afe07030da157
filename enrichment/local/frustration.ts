import type { Reading } from '../../domain/analysis.ts';
import type { Context, Turn } from './context.ts';
import { scriptOf } from './language.ts';
import { chanceOf, outputsOf } from './model/weights.ts';
import { moodOf } from './mood.ts';

/** What a cue adds to the log-odds. Set by hand: no labelled conversations hold these, and the tests say what they hold. */
const CUE_ODDS = {
  angry: 1.5,
  complaint: 1,
  again: 1.2,
  human: 0.8,
  shouting: 0.7,
  repeated: 1.5,
  closing: -1.5,
  answering: -1.2,
};
/** Log-odds of frustration in a script that no labels were found for, before any cue. */
const UNKNOWN_ODDS = -2.5;
/** A message of at least this many letters, nearly all capitals, is shouted. */
const SHOUT_LETTERS = 12;
const SHOUT_SHARE = 0.8;
/** Questions shorter than this repeat by chance ("hello?", "price?"). */
const REPEAT_WORDS = 4;

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= SHOUT_LETTERS && capitals >= letters * SHOUT_SHARE;
}

/** The customer says the same again although the business answered in between. */
function isRepeated(turn: Turn, before: readonly Turn[]): boolean {
  if (turn.words.length < REPEAT_WORDS) return false;
  const answeredAt = before.findLastIndex(({ message }) => message.direction === 'outbound');
  const plain = (of: Turn) => of.words.map(({ text }) => text).join(' ');
  return before.slice(0, Math.max(0, answeredAt)).some((earlier) => {
    return earlier.message.direction === 'inbound' && plain(earlier) === plain(turn);
  });
}

function isDiscontent({ cues }: Turn): boolean {
  return cues.has('complaint') || cues.has('angry') || cues.has('again') || cues.has('human');
}

/** "No, that is all": denials and farewells sound curt to what was learned from quarrels, and fill the reviews for nothing. */
function closes(turn: Turn): boolean {
  return (turn.cues.has('bye') || turn.cues.has('thanks')) && !isDiscontent(turn);
}

/** "Los Angeles", "No, two tickets": what a question asked for, or a no to it, is as curt and as harmless. */
const BRIEF_WORDS = 3;
function answersPlainly(turn: Turn, before: readonly Turn[]): boolean {
  const last = before.at(-1);
  const wasAsked = last?.message.direction === 'outbound' && last.text.includes('?');
  if (!wasAsked || isDiscontent(turn) || turn.text.includes('!')) return false;
  return turn.words.length <= BRIEF_WORDS || turn.cues.get('no')?.start === 0;
}

function learnedOdds({ turn, models }: Context): number {
  if (scriptOf(turn.text) !== 'latin') return UNKNOWN_ODDS;
  const [odds = 0] = outputsOf(models.frustration, moodOf(turn).vector);
  return odds;
}

/** Probability that the customer is frustrated or dissatisfied: words as learned, and what only the conversation shows. */
export function readFrustration(context: Context): number {
  const { turn, before } = context;
  if (turn.message.direction === 'outbound') return 0;
  let odds = learnedOdds(context);
  if (turn.cues.has('angry')) odds += CUE_ODDS.angry;
  if (turn.cues.has('complaint')) odds += CUE_ODDS.complaint;
  if (turn.cues.has('again')) odds += CUE_ODDS.again;
  if (turn.cues.has('human')) odds += CUE_ODDS.human;
  if (closes(turn)) odds += CUE_ODDS.closing;
  if (answersPlainly(turn, before)) odds += CUE_ODDS.answering;
  if (isShouted(turn.text)) odds += CUE_ODDS.shouting;
  if (isRepeated(turn, before)) odds += CUE_ODDS.repeated;
  return chanceOf([0, odds]);
}

export function readNeedsHuman({ turn }: Context): Reading<true> | null {
  const span = turn.cues.get('human');
  if (turn.message.direction === 'outbound' || span === undefined) return null;
  return { value: true, confidence: 0.85, span };
}
