import type { ConversationMessage } from '../../domain/analysis.ts';
import type { AnalysisProfile } from '../../enrichment/analyzer.ts';
import { messagesOf } from '../../enrichment/line/conversation-line.ts';
import { answered, contextAt, readTurn, type Context } from '../../enrichment/local/context.ts';
import { conversionByRule } from '../../enrichment/local/conversion.ts';
import { confirmationFeatures, CONFIRMATION_BITS } from '../../enrichment/local/model/confirmation-features.ts';
import { journeyFeatures, JOURNEY_BITS } from '../../enrichment/local/model/journey-features.ts';
import { promiseFeatures, promiseWords, PROMISE_BITS } from '../../enrichment/local/model/promise-features.ts';
import type { SparseVector } from '../../enrichment/local/model/sparse.ts';
import type { LocalModels } from '../../enrichment/local/models.ts';
import { fold } from '../../enrichment/local/words.ts';
import type { LabelledRecord } from './data.ts';
import { SEED } from './moods.ts';
import { withRarity } from './rarity.ts';
import { fitRegression } from './regression.ts';
import { fit, outputsOf, type Example, type Linear } from './solver.ts';
import { loadWordVectors, placed, unplaced } from './vectors.ts';

export const STAGE_LABELS = ['Inquiry', 'Comparing', 'Closing', 'In Progress'];

const PROFILE: AnalysisProfile = {
  country: 'US',
  languages: ['en'],
  timeZone: 'UTC',
  businessType: 'generic',
  description: '',
  signals: [],
  intents: [],
};
const EPOCH = new Date(0);

function saidBy(message: ConversationMessage) {
  return { message, text: message.text, folded: fold(message.text) };
}

interface Bag {
  readonly converted: boolean;
  readonly messages: readonly { readonly x: SparseVector; readonly ruled: boolean; readonly last: boolean }[];
}

function bagOf(record: LabelledRecord): Bag {
  const messages = messagesOf(record, EPOCH);
  const business = messages.filter(({ direction }) => direction === 'outbound');
  return {
    converted: record.labels.status === 'Converted',
    messages: business.map((message) => ({
      x: confirmationFeatures(fold(message.text)),
      ruled: conversionByRule(saidBy(message)) !== null,
      last: message === business.at(-1) && record.labels.stage === 'In Progress',
    })),
  };
}

/** Wording that a rule knows counts this much in choosing which message of a bag confirms. */
const RULE_LEAD = 1;
const ROUNDS = 4;

function examplesOf(bag: Bag, model: Linear | null): Example[] {
  if (!bag.converted) return bag.messages.map(({ x }) => ({ x, y: 0, weight: 1 }));
  const out = new Float64Array(2);
  const leads = bag.messages.map(({ x, ruled, last }) => {
    if (model === null) return (ruled ? 10 : 0) + (last ? 1 : 0);
    outputsOf(model, x, out);
    return (out[1] ?? 0) - (out[0] ?? 0) + (ruled ? RULE_LEAD : 0);
  });
  const best = Math.max(...leads);
  if (model === null && best <= 0) return [];
  return bag.messages.flatMap(({ x }, at) => (leads[at] === best ? [{ x, y: 1, weight: 1 }] : []));
}

/**
 * Which messages confirm is not labelled, only whether the conversation up to here has one. So: none of an unconverted
 * conversation does, and in a converted one the likeliest does; a few rounds settle which (multiple-instance learning).
 */
export function trainConfirmation(records: readonly LabelledRecord[]): Linear {
  const bags = records.map(bagOf).filter(({ messages }) => messages.length > 0);
  const options = { bits: CONFIRMATION_BITS, classes: 2, epochs: 6, rate: 0.1, seed: SEED };
  let model: Linear | null = null;
  for (let round = 0; round < ROUNDS; round += 1)
    model = fit(
      bags.flatMap((bag) => examplesOf(bag, model)),
      options,
    );
  if (model === null) throw new Error('no rounds of training');
  return model;
}

/** The last message of a record in its conversation, as the analyzer sees it. */
function lastContext(record: LabelledRecord, models: LocalModels): Context {
  const turns = messagesOf(record, EPOCH).map((message) => readTurn(message, models));
  return contextAt(turns, turns.length - 1, PROFILE, models);
}

/** @param models with the confirmations already learned: the state of a conversation is read by them. */
export function trainJourney(
  records: readonly LabelledRecord[],
  models: LocalModels,
): { readonly stage: Linear; readonly intent: Linear } {
  const examples = records.map((record) => ({ record, x: journeyFeatures(lastContext(record, models)) }));
  const options = { bits: JOURNEY_BITS, epochs: 8, rate: 0.1, seed: SEED };
  const staged = examples.filter(({ record }) => STAGE_LABELS.includes(record.labels.stage ?? ''));
  return {
    stage: fit(
      staged.map(({ record, x }) => ({ x, y: STAGE_LABELS.indexOf(record.labels.stage ?? ''), weight: 1 })),
      { ...options, classes: STAGE_LABELS.length },
    ),
    intent: fit(
      examples.map(({ record, x }) => ({ x, y: record.labels.buyingIntent === true ? 1 : 0, weight: 1 })),
      { ...options, classes: 2 },
    ),
  };
}

/** Weighted up for the same reason as frustration: the decision at 0.5 is where F1 is best. */
const PROMISE_WEIGHT = 4;

/** Found on the development data, over four ways to fold by meeting. */
const PROMISE_PLACING = { bits: PROMISE_BITS, weight: 0.05 };
const vectors = loadWordVectors();

/** @returns beside the model of the features, what each word adds to the odds: 232 promises name few of the verbs there are */
export function trainPromise(
  records: readonly LabelledRecord[],
  models: LocalModels,
): { readonly promise: Linear; readonly undertakings: Linear } {
  const examples = records.map((record) => {
    const { turn, before } = { ...lastContext(record, models) };
    const last = before.at(-1);
    const x = promiseFeatures(turn.folded, {
      previous: last?.folded ?? null,
      sameSpeaker: last?.message.direction === turn.message.direction,
      other: answered({ turn, before, profile: PROFILE, models })?.folded ?? null,
    });
    const promised = record.labels.promise === true;
    return {
      x: placed(vectors, PROMISE_PLACING, x, promiseWords(turn.folded)),
      y: promised ? 1 : 0,
      weight: promised ? PROMISE_WEIGHT : 1,
    };
  });
  const options = { bits: PROMISE_BITS + 1, classes: 2, cost: 0.1, steps: 60 };
  const model = withRarity(examples, options.bits, (scaled) => fitRegression(scaled, options));
  const { features, words } = unplaced(vectors, PROMISE_PLACING, model);
  return { promise: features, undertakings: words };
}
