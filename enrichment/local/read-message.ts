import type { MessageAnalysis } from '../../domain/analysis.ts';
import { addressesMachine } from '../addresses-machine.ts';
import { readFields } from './contact/index.ts';
import type { Context } from './context.ts';
import { readFrustration, readNeedsHuman } from './frustration.ts';
import { readIntents, readSignals } from './intents.ts';
import { readJourney } from './journey.ts';
import { readLanguage } from './language.ts';
import { readPromises } from './promises.ts';
import { readSentiment } from './sentiment.ts';

function closesWell(context: Context): boolean {
  const { cues, text } = context.turn;
  return (cues.has('thanks') || cues.has('bye')) && !text.includes('?') && !cues.has('complaint');
}

/** What a text written to a program says to the business: nothing, whatever words of buying it holds. */
const SAYS_NOTHING = {
  stage: null,
  buyingIntent: null,
  conversion: null,
  needsHuman: null,
  intents: [],
  signals: [],
  fields: [],
  promises: [],
  promiseLikelihood: 0,
} as const;

/** Everything one message says, from its text, its conversation and the profile alone. */
export function readMessage(context: Context): MessageAnalysis {
  const { language, learned } = readLanguage(context);
  const { stage, buyingIntent } = readJourney(context);
  const promises = readPromises(context, language);
  const { turn } = context;
  return {
    messageId: turn.message.id,
    sentiment: readSentiment(context, learned),
    language,
    stage,
    buyingIntent,
    conversion: turn.conversion,
    frustration: readFrustration(context),
    needsHuman: readNeedsHuman(context),
    closes: closesWell(context),
    asks: turn.text.includes('?') || (turn.message.direction === 'inbound' && turn.cues.has('question')),
    intents: readIntents(context),
    signals: readSignals(context, buyingIntent),
    fields: readFields(context),
    promises: promises.promises,
    promiseLikelihood: promises.likelihood,
    ...(turn.message.direction === 'inbound' && addressesMachine(turn.message) && SAYS_NOTHING),
  };
}
