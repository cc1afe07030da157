import type { MessageAnalysis, Reading } from '../../domain/analysis.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import { readsAsEnglish } from './common-words.ts';
import { answered, type Context, type Turn } from './context.ts';
import { scriptOf } from './language.ts';
import { journeyFeatures } from './model/journey-features.ts';
import type { SparseVector } from './model/sparse.ts';
import { chanceOf, outputsOf, softmax } from './model/weights.ts';
import { ordersOutright, speaksOfOwned } from './owned-rules.ts';

/** The stages that were learned, in the order of the model's outputs; what comes after a sale is read by rule. */
export const LEARNED_STAGES: readonly Stage[] = ['inquiry', 'comparing', 'closing', 'in_progress'];

const OFFERS_TO_BOOK =
  /\b(?:shall i|should i|would you like (?:me )?to|do you want (?:me )?to|may i|can i|want me to)\b[^?]*\?/u;
/** Hand-written wording is right about this often on the development conversations. */
const BY_RULE = 0.75;
/** What is more likely than not is taken as said. */
const DECISION = 0.5;

function learned(turn: Turn): boolean {
  return scriptOf(turn.text) === 'latin' && readsAsEnglish(turn);
}

function readyByCue({ turn }: Context): Reading<true> | null {
  const ready = turn.cues.get('ready');
  if (ready === undefined || turn.cues.has('cancel') || turn.cues.has('refund')) return null;
  return { value: true, confidence: BY_RULE, span: ready };
}

/** "Shall I book it?" – "Yes please": what is wanted stands in the question. */
function acceptsOffer(context: Context): Reading<true> | null {
  const { cues } = context.turn;
  const yes = cues.get('yes');
  const offer = answered(context);
  if (yes === undefined || cues.has('no') || offer === null || !OFFERS_TO_BOOK.test(offer.folded)) return null;
  return offer.cues.has('booking') || offer.cues.has('buy') ? { value: true, confidence: BY_RULE, span: yes } : null;
}

function hasBusinessSpoken({ before }: Context): boolean {
  return before.some(({ message }) => message.direction === 'outbound');
}

/** A few first words of which none is known ("good morning") say nothing yet, whatever was learned from longer talks. */
const SHORT_WORDS = 3;
function saysNothingYet(context: Context): boolean {
  const { words, cues } = context.turn;
  return words.length <= SHORT_WORDS && cues.size === 0 && !hasBusinessSpoken(context);
}

/** A wish to buy that no word of buying or of assent shows, and no offer was there to take up, is not believed. */
function isGrounded(context: Context): boolean {
  const { turn } = context;
  if (hasBusinessSpoken(context)) return true;
  return (['ready', 'buy', 'booking', 'yes'] as const).some((cue) => turn.cues.has(cue));
}

/** What the journey's models read, worked out once for both. */
type Seen = SparseVector | null;

function chancesOfStages({ models }: Context, seen: SparseVector): ReadonlyMap<Stage, number> {
  const chances = softmax(outputsOf(models.stage, seen));
  return new Map(LEARNED_STAGES.map((stage, at) => [stage, chances[at] ?? 0]));
}

/** Words of buying that ask nothing: believed where nothing was offered yet that they could weigh, or from whoever is closing. */
function saysOutright(context: Context, seen: SparseVector): Reading<true> | null {
  if (context.turn.text.includes('?')) return null;
  const opens = !hasBusinessSpoken(context);
  return opens || (chancesOfStages(context, seen).get('closing') ?? 0) >= DECISION ? readyByCue(context) : null;
}

/** "Can I book it for tomorrow?" as a first word asks more often than it orders; below this, half of such are no order. */
const SURE_OF_OPENING_QUESTION = 0.85;
function leastSure(context: Context): number {
  const isOpeningQuestion = context.turn.text.includes('?') && !hasBusinessSpoken(context);
  return isOpeningQuestion ? SURE_OF_OPENING_QUESTION : DECISION;
}

function readBuyingIntent(context: Context, seen: Seen): Reading<true> | null {
  const { turn, models } = context;
  const outright = ordersOutright(context);
  if (outright !== null) return { value: true, confidence: BY_RULE, span: outright };
  const accepted = acceptsOffer(context);
  if (seen === null) return readyByCue(context) ?? accepted;
  const confidence = chanceOf(outputsOf(models.intent, seen));
  if (confidence < leastSure(context) || !isGrounded(context)) return accepted ?? saysOutright(context, seen);
  return { value: true, confidence, span: turn.cues.get('ready') ?? null };
}

function stageByCue(context: Context, intent: Reading<true> | null): Reading<Stage> | null {
  if (intent !== null) return { value: 'closing', confidence: intent.confidence, span: intent.span };
  const { cues } = context.turn;
  const sold = [...context.before, context.turn].some(({ conversion }) => (conversion?.confidence ?? 0) >= DECISION);
  if (sold) return { value: 'in_progress', confidence: BY_RULE, span: null };
  const compares = cues.get('compare') ?? cues.get('expensive');
  if (compares !== undefined) return { value: 'comparing', confidence: 0.65, span: compares };
  const asks = cues.get('price') ?? cues.get('available') ?? cues.get('question');
  return asks === undefined ? null : { value: 'inquiry', confidence: 0.6, span: asks };
}

function readStage(context: Context, seen: Seen, intent: Reading<true> | null): Reading<Stage> | null {
  const owned = speaksOfOwned(context);
  if (owned !== null) return owned;
  if (ordersOutright(context) !== null || seen === null) return stageByCue(context, intent);
  if (saysNothingYet(context)) return null;
  const [likeliest] = [...chancesOfStages(context, seen)].toSorted(([, a], [, b]) => b - a);
  return likeliest === undefined ? null : { value: likeliest[0], confidence: likeliest[1], span: null };
}

/**
 * Where in the journey the customer speaks from, and whether they show that they want to buy or book: after a sale by rule,
 * before it by what was learned where that holds, else by cue phrases.
 */
export function readJourney(context: Context): Pick<MessageAnalysis, 'stage' | 'buyingIntent'> {
  const { turn } = context;
  if (turn.message.direction === 'outbound' || turn.words.length === 0) return { stage: null, buyingIntent: null };
  const seen = learned(turn) ? journeyFeatures(context) : null;
  const buyingIntent = readBuyingIntent(context, seen);
  return { stage: readStage(context, seen, buyingIntent), buyingIntent };
}
