import type { Context, Turn } from './context.ts';
import { isEnglish } from './common-words.ts';
import { scriptOf } from './language.ts';
import { blended, scoreOfLevels } from './model/blend.ts';
import { scriptFeatures } from './model/mood-features.ts';
import { outputsOf, type LinearModel } from './model/weights.ts';
import type { LocalModels } from './models.ts';
import { moodOf } from './mood.ts';

type Sentiment = { readonly score: number; readonly confidence: number };

function latinSentiment(turn: Turn, models: LocalModels): Sentiment {
  const { vector, words, manner } = moodOf(turn);
  const levels = outputsOf(models.latin, vector);
  const [learned = 0] = outputsOf(models.score, vector);
  const [toned = 0] = outputsOf(models.tones, words);
  return blended({ levels, score: learned + toned, manner }, models.blend, isEnglish(turn));
}

/**
 * What a cue adds to a level's log-odds where few texts were learned from. Thai messages with words of complaint are negative in
 * 54 of 63 development records, which the model alone does not always see.
 */
const CUE_ODDS = { complaint: 1, thanks: 0.3 };

function scriptSentiment({ text, cues }: Turn, model: LinearModel): Sentiment {
  const [positive = 0, neutral = 0, negative = 0] = outputsOf(model, scriptFeatures(text, model.bits));
  const complains = cues.has('complaint') || cues.has('angry');
  const thanked = cues.has('thanks') ? CUE_ODDS.thanks : 0;
  return scoreOfLevels([positive + thanked, neutral, negative + (complains ? CUE_ODDS.complaint : 0)]);
}

/**
 * The tone of a customer's message, −1…1, and how sure; null for the business's own messages and where the language is none
 * that was learned. The model is chosen by script, never by a guess at the language of a single message.
 */
export function readSentiment({ turn, models }: Context, learned: boolean): Sentiment | null {
  if (turn.message.direction === 'outbound' || turn.text.trim() === '' || !learned) return null;
  const script = scriptOf(turn.text);
  if (script === 'thai') return scriptSentiment(turn, models.thai);
  if (script === 'arabic') return scriptSentiment(turn, models.arabic);
  return script === 'latin' ? latinSentiment(turn, models) : null;
}
