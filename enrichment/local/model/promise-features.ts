import { hashText, SparseBuilder, type SparseVector } from './sparse.ts';
import { addWords, markNegation, tokensOf } from './text-features.ts';
import { tonedWords } from './toned-words.ts';

export const PROMISE_BITS = 14;

const FILLER =
  /^(?:uh|um|hm|huh|ah|oh|er|mm|mhm|yeah|okay|ok|well|so|and|but|then|anyway|actually|just|really|like|also|too|maybe|probably|definitely)$/u;
const ASIDE = /\b(?:you know|i mean|i guess|i think)\b/gu;

/** Speech and chats stumble: what is said twice or fills a pause hides who undertakes what. */
function smoothed(folded: string): string {
  const words = folded.replace(/[^\p{L}\p{M}' ]/gu, ' ').split(/\s+/u);
  const spoken = words.filter((word) => word !== '' && !FILLER.test(word));
  const once = spoken.filter((word, at) => word !== spoken[at - 1]).join(' ');
  return once.replace(ASIDE, ' ').replace(/\s+/gu, ' ').trim();
}

const UNDERTAKING = new RegExp(
  "\\b([a-z]+) ?('ll|will|am going to|are going to|is going to|'m going to|'re going to|'s going to|am gonna|'m gonna|gonna" +
    "|going to|can|could|should|would|'d|might|may|have to|need to|want to|must|was going to|were going to|would like to" +
    "|'d like to|try to|plan to|am willing to|'m willing to|'ve got to|got to|has to|wanna)" +
    '(?: (not|be|try to|have to|need to|want to|go ahead and|go and|start|keep|get))?(?: ([a-z]+))?(?: ([a-z]+))?',
  'gu',
);
const OWN = /^(?:i|we)$/u;
const PERSON = /^(?:i|we|you)$/u;

function addUndertakings(builder: SparseBuilder, text: string): void {
  const say = (name: string) => {
    builder.add(hashText(`m ${name}`));
  };
  let found = 0;
  for (const match of text.matchAll(UNDERTAKING)) {
    const [, word = '', modal = '', helper = '', verb = '', object = ''] = match;
    const who = PERSON.test(word) ? word : 'other';
    say(`who ${who}`);
    say(`modal ${who} ${modal}`);
    if (found === 0) say(`first ${who} ${modal}`);
    if (match.index === 0) say(`opens ${who} ${modal}`);
    if (OWN.test(who))
      for (const part of [`v ${verb}`, `m ${modal}`, `h ${helper}`, `vo ${verb} ${object}`, `mv ${modal} ${verb}`])
        say(part);
    found += 1;
  }
  say(`times ${String(Math.min(found, 3))}`);
}

const MARKS: readonly (readonly [string, RegExp])[] = [
  ['will', /\b(?:i|we)(?:'ll| will)\b/u],
  ['let me', /\blet me\b/u],
  ['going to', /\b(?:i'm|i am|we're) (?:going to|gonna)\b/u],
  ['i will', /\bi'?ll\b|\bi will\b/u],
  ['clause', /\b(?:if|whether|what|how|why|when|because|which|who)\b/u],
  ['others', /\b(?:you|they|he|she|people)\b/u],
  ['past', /\b(?:was|were|did|had|been|said|thought)\b/u],
  [
    'time',
    /\b(?:today|tomorrow|tonight|week|monday|tuesday|wednesday|thursday|friday|later|soon|next|afternoon|morning|meeting)\b/u,
  ],
  [
    'act',
    /\b(?:send|mail|email|talk to|ask|check|look|try|write|do it|do that|find|put|add|set up|make sure|read|get|finish|call|bring|give|show|work on|prepare|run|test|fix|download|think about)\b/u,
  ],
  ['opens', /^(?:i|we)\b/u],
  ['twice', /\b(?:i|we)(?:'ll| will)\b.*\b(?:i|we)(?:'ll| will)\b/u],
];
const REQUEST = /\b(?:could|can|would|will) you\b|\byou (?:should|could|need|have to)\b|\?/u;
const FUTURE = /\b(?:i'll|i will|we'll|going to|let me)\b/u;

function addMarks(builder: SparseBuilder, text: string, asks: boolean, before: Before): void {
  const say = (name: string) => {
    builder.add(hashText(`#${name}`));
  };
  const words = text.split(' ');
  for (const [at, word] of words.slice(0, 3).entries()) say(`word ${String(at)} ${word}`);
  say(`two ${words.slice(0, 2).join(' ')}`);
  say(`three ${words.slice(0, 3).join(' ')}`);
  for (const [name, mark] of MARKS) if (mark.test(text)) say(name);
  if (asks) say('asks');
  say(`length ${String(Math.min(6, Math.floor(words.length / 4)))}`);
  if (before.previous === null) return;
  say(before.sameSpeaker ? 'goes on' : 'answers');
  if (!before.sameSpeaker && REQUEST.test(before.previous)) say('requested');
  if (before.sameSpeaker && FUTURE.test(before.previous)) say('future before');
}

/** What was said just before, folded. */
export interface Before {
  readonly previous: string | null;
  readonly sameSpeaker: boolean;
  /** The other side's last message. */
  readonly other: string | null;
}

/** How much each kind of feature counts beside the marks, found on the development data. */
const WEIGHTS = { words: 0.7, undertakings: 2, marks: 1.5, other: 0.3 };

/** What tells whether a folded sentence undertakes something: who, by which verb of will, to do what, asked by whom. */
export function promiseFeatures(sentence: string, before: Before): SparseVector {
  const builder = new SparseBuilder(PROMISE_BITS);
  const text = smoothed(sentence);
  addWords(builder, markNegation(text.split(' ')), 'p');
  builder.endCounts(WEIGHTS.words);
  addUndertakings(builder, text);
  builder.endCounts(WEIGHTS.undertakings);
  addMarks(builder, text, sentence.includes('?'), before);
  builder.endCounts(WEIGHTS.marks);
  addWords(builder, tokensOf(before.other ?? ''), 'o');
  builder.endCounts(WEIGHTS.other);
  return builder.build();
}

const ENGLISH_WORD = /[a-z']+/gu;
const CLITIC = /'(?:ll|ve|re|d|m|s)$/u;
const PAUSE = /^(?:uh|um|hm|huh|ah|oh|er|mm|mhm|yeah|okay|ok|well|so|and|but|then)$/u;

/**
 * The English words of a folded sentence by their numbers, "i'll" as "i": what is done counts here, not by which verb of will.
 * Words of doubt ("maybe") stay, other than in {@link promiseFeatures}: they take a promise back.
 */
export function promiseWords(sentence: string): SparseVector {
  const words = sentence.match(ENGLISH_WORD) ?? [];
  return tonedWords(words.map((word) => word.replace(CLITIC, '')).filter((word) => !PAUSE.test(word)));
}
