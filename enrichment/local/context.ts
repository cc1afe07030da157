import type { ConversationMessage, MessageAnalysis } from '../../domain/analysis.ts';
import { CONTEXT_TURNS } from '../../domain/analysis.ts';
import type { AnalysisProfile } from '../analyzer.ts';
import { findCues, type CueHits } from './cue-index.ts';
import { readConversion } from './conversion.ts';
import type { LocalModels } from './models.ts';
import { fold, wordsOf, type Word } from './words.ts';

/** One message with what every reader of it needs, computed once. */
export interface Turn {
  readonly message: ConversationMessage;
  readonly text: string;
  readonly folded: string;
  readonly words: readonly Word[];
  readonly cues: CueHits;
  /** What the turn confirms as done. */
  readonly conversion: MessageAnalysis['conversion'];
}

/** A message in the light of the conversation: at most CONTEXT_TURNS turns before it, oldest first. */
export interface Context {
  readonly turn: Turn;
  readonly before: readonly Turn[];
  readonly profile: AnalysisProfile;
  readonly models: LocalModels;
}

/** Longer messages are read up to here: nobody states a detail on page ten, and time stays bounded. */
const READ_CHARACTERS = 8000;

export function readTurn(message: ConversationMessage, models: LocalModels): Turn {
  const text = message.text.slice(0, READ_CHARACTERS);
  const folded = fold(text);
  const words = wordsOf(folded);
  const cues = findCues(folded, words);
  return { message, text, folded, words, cues, conversion: readConversion({ message, text, folded }, models) };
}

/** @param at which of `turns` is read. */
export function contextAt(turns: readonly Turn[], at: number, profile: AnalysisProfile, models: LocalModels): Context {
  const turn = turns[at];
  if (turn === undefined) throw new RangeError(`no message at ${String(at)}`);
  return { turn, before: turns.slice(Math.max(0, at - CONTEXT_TURNS), at), profile, models };
}

/** The other side's message that this one answers: the nearest before it in the other direction. */
export function answered(context: Context): Turn | null {
  const direction = context.turn.message.direction;
  return context.before.findLast((turn) => turn.message.direction !== direction) ?? null;
}
