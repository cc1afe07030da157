import type { PromiseReading, Span } from '../../domain/analysis.ts';
import { answered, type Context } from './context.ts';
import { dueTime } from './due-time.ts';
import { promiseFeatures, promiseWords, type Before } from './model/promise-features.ts';
import { chanceOf, outputsOf } from './model/weights.ts';
import { undertakes } from './promise-rules.ts';
import { sentencesOf } from './sentences.ts';

/** How sure the wording alone makes it when a business writes it; a named time makes it surer. */
const BY_RULE = { bare: 0.7, timed: 0.85 };
/** A sentence counts as a promise from here on. */
const DECISION = 0.5;
/** More sentences than this are a document; only its beginning is read for promises. */
const MOST_SENTENCES = 40;

function beforeSentence(context: Context, sentences: readonly Span[], at: number): Before {
  const { turn, before } = context;
  const earlier = sentences[at - 1];
  const last = before.at(-1);
  const other = answered(context)?.folded ?? null;
  if (earlier !== undefined)
    return { previous: turn.folded.slice(earlier.start, earlier.end), sameSpeaker: true, other };
  const sameSpeaker = last?.message.direction === turn.message.direction;
  return { previous: last?.folded ?? null, sameSpeaker, other };
}

function learnedChance({ models }: Context, sentence: string, before: Before): number {
  const [none = 0, some = 0] = outputsOf(models.promise, promiseFeatures(sentence, before));
  const [byWords = 0] = outputsOf(models.undertakings, promiseWords(sentence));
  return chanceOf([none, some + byWords]);
}

/**
 * Sentences in which the writer undertakes to do something, each with its time in the profile's zone, and how likely the
 * message holds any. The business's wording is also read by rule; a customer's by what was learned alone.
 */
export function readPromises(
  context: Context,
  language: string,
): { readonly promises: readonly PromiseReading[]; readonly likelihood: number } {
  const { message, text, folded } = context.turn;
  const sentences = sentencesOf(text).slice(0, MOST_SENTENCES);
  const readings = sentences.map((span, at) => {
    const sentence = folded.slice(span.start, span.end);
    const learned = learnedChance(context, sentence, beforeSentence(context, sentences, at));
    const ruled = message.direction === 'outbound' && undertakes(sentence);
    // What was learned alone takes many a plain statement of a business for a promise ("I'd recommend the one leaving at
    // 10:20"): it counts for how likely one is, but nobody is told that it is owed.
    const isListed = ruled || (message.direction === 'inbound' && learned >= DECISION);
    if (!isListed) return { confidence: learned, span, dueAt: null, isListed };
    const dueAt = dueTime(text.slice(span.start, span.end), message.sentAt, context.profile.timeZone, language);
    const byRule = ruled ? (dueAt === null ? BY_RULE.bare : BY_RULE.timed) : 0;
    return { confidence: Math.max(learned, byRule), span, dueAt, isListed };
  });
  return {
    promises: readings.flatMap(({ isListed, ...reading }) => (isListed ? [reading] : [])),
    likelihood: Math.max(0, ...readings.map(({ confidence }) => confidence)),
  };
}
