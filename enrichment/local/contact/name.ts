import type { FieldReading } from '../../../domain/analysis.ts';
import { answered, type Context } from '../context.ts';
import { NOT_A_NAME } from './not-names.ts';
import { isOrdinary } from './ordinary-words.ts';

type Found = Pick<FieldReading, 'value' | 'span'>;

/** Phrases after which people write their own name, in the six languages. */
const STRONG_CUE =
  /(?:\bmy (?:full |first |last |original |good )?name(?:'?s| is)?|(?<!\b(?:company|business|store|shop|city|street|user|file|brand|product|hotel|event|account|card|last|bank|plan|item|nick|state|place) )\bname ?(?:is|of|:|=)?|\bi am called|\bcall me|\bako (?:po )?(?:si|ay si)|\bpangalan ko(?: po)?(?: ay| si)?|\bnama (?:saya|aku|sy)(?: adalah| ialah)?|\bmi nombre es|\bme llamo|\bmeu nome (?:e|é)|\bme chamo|ชื่อ|\bاسمي|\bانا اسمي)[\s:,]+(?=[\p{L}])/giu;
const WEAK_CUE = /(?:\bi'?m|\bi am|\bthis is|\bit'?s|\bit is|\bsaya|\bsoy|\bsou(?: o| a)?|\bak[ou] (?:po )?si)\s+/giu;
const ASKED_NAME =
  /\b(?:your (?:full |first |last |good )?name|name please|who am i (?:speaking|talking|chatting)|may i have your name|pangalan (?:nyo|niyo|mo)|ano(?:ng)? (?:po )?(?:ang )?pangalan|nama (?:anda|kamu|kakak|lengkap)|dengan siapa|su nombre|tu nombre|como te llamas|seu nome|qual (?:o|é o|e o) (?:seu )?nome)\b|ชื่ออะไร|ขอชื่อ|ما اسمك|اسمك/iu;
/** "ana and 6539", "arun card no 4526…": a name in front of a number that was asked for with it. */
const BEFORE_NUMBER =
  /^(?:(?:sure|yes|ok|okay|hi|hello|its|it's)[ ,]+)?(\p{L}{3,}(?: \p{L}+){0,2}?) (?:and )?(?:my )?(?:(?:ssn|phone|card|ac|acc|acct|account|credit|contact|mobile|number|no|pin|password|last|four|digits?|code|is|the|email)[ .:]+)*(?=[\p{L}]{0,3} ?\p{N})/iu;

const NAME_WORD = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]{0,30}$/u;
const CAPITAL = /^\p{Lu}/u;
const MOST_WORDS = 5;
/** What may follow a name that nothing but its place marks as one. */
const FOLLOWS = /^\s*(?:$|[,.!;\n]|(?:and|here|from|with|of|my|po|at|in|age|\p{N}+)\b)/iu;
/** Particles inside a family name that are written small. */
const PARTICLE = new Set([
  'de',
  'del',
  'dela',
  'los',
  'las',
  'dos',
  'da',
  'di',
  'la',
  'van',
  'von',
  'bin',
  'binti',
  'al',
  'der',
  'den',
  'st',
  'y',
]);

interface Piece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function piecesFrom(text: string, at: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.slice(at, at + 120).matchAll(/\S+/gu)) {
    const word = match[0].replace(/[.,;:!?)"]+$/u, '');
    const start = at + match.index;
    if (word !== '') pieces.push({ word, start, end: start + word.length });
    if (word !== match[0] || pieces.length > MOST_WORDS + 1) break;
  }
  return pieces;
}

/** How a name is told from other words at its place: by capitals, or where the writer uses none, by not being everyday words. */
type Style = 'capitals' | 'uncommon' | 'any';

function fits(piece: Piece, style: Style, first: boolean): boolean {
  const small = piece.word.toLowerCase();
  if (!NAME_WORD.test(piece.word) || NOT_A_NAME.has(small))
    return !first && PARTICLE.has(small) && style === 'capitals';
  if (style === 'capitals') return CAPITAL.test(piece.word) || (!first && PARTICLE.has(small));
  return (style === 'any' && first) || !isOrdinary(small);
}

function nameAt(text: string, at: number, style: Style): Found | null {
  const taken: Piece[] = [];
  for (const piece of piecesFrom(text, at)) {
    if (!fits(piece, style, taken.length === 0) || taken.length === MOST_WORDS) break;
    taken.push(piece);
  }
  const first = taken[0];
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return null;
  return { value: text.slice(first.start, last.end), span: { start: first.start, end: last.end } };
}

function after(cue: RegExp, text: string, style: Style, bounded: boolean): Found | null {
  for (const match of text.matchAll(cue)) {
    const name = nameAt(text, match.index + match[0].length, style);
    if (name !== null && (!bounded || FOLLOWS.test(text.slice(name.span.end)))) return name;
  }
  return null;
}

function beforeNumber(text: string): Found | null {
  const match = BEFORE_NUMBER.exec(text);
  const value = match?.[1];
  if (
    match === null ||
    value === undefined ||
    /(?:mail|com)$/iu.test(value) ||
    value.toLowerCase().split(' ').some(isOrdinary)
  )
    return null;
  const start = match[0].indexOf(value);
  return { value, span: { start, end: start + value.length } };
}

/** How often each way of naming oneself was right on the development conversations, rounded down. */
const SURE = { told: 0.9, asked: 0.85, capital: 0.75, uncommon: 0.6, besideNumber: 0.55 };

function reading(found: Found | null, confidence: number): readonly FieldReading[] {
  return found === null ? [] : [{ field: 'name', confidence, ...found }];
}

/** The customer's own name: after a cue phrase, or as the answer to the business asking for it. Never a third person's. */
export function readName(context: Context): readonly FieldReading[] {
  const { text } = context.turn;
  const mixedCase = /\p{Lu}/u.test(text.slice(1)) && /\p{Ll}/u.test(text);
  const told = after(STRONG_CUE, text, mixedCase ? 'capitals' : 'any', false);
  if (told !== null) return reading(told, SURE.told);
  const asked = ASKED_NAME.test(answered(context)?.text ?? '');
  const capital = mixedCase ? after(WEAK_CUE, text, 'capitals', false) : after(WEAK_CUE, text, 'uncommon', true);
  if (capital !== null) return reading(capital, asked ? SURE.asked : mixedCase ? SURE.capital : SURE.uncommon);
  if (asked) return reading(nameAt(text, 0, mixedCase ? 'capitals' : 'uncommon'), SURE.capital);
  const spoken = context.before.some(({ message }) => message.direction === 'outbound');
  return spoken ? [] : reading(beforeNumber(text), SURE.besideNumber);
}
