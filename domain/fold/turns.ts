import type { MessageFact, StoredReading } from '../facts.ts';
import { REMEMBERED } from './contact-state.ts';
import type { Run, Turn } from './conversation-state.ts';
import { SURE } from './thresholds.ts';

/** Before a sale: whoever says what they look for waits for an offer as much as whoever asks. */
const INTERESTED_STAGES: readonly string[] = ['inquiry', 'comparing', 'closing'];

export function turnOf(turns: readonly Turn[], conversationId: string): Turn | null {
  return turns.find((turn) => turn.conversationId === conversationId) ?? null;
}

/**
 * How the conversations stand after one more message. What the business deleted was not said; what the contact deleted
 * was still an answer. A message that could not be read yet takes its turn without saying anything.
 */
export function withTurn(turns: readonly Turn[], fact: MessageFact): readonly Turn[] {
  if (fact.deleted && fact.direction === 'outbound') return turns;
  const { conversationId, channel } = fact;
  const before = turnOf(turns, conversationId) ?? {
    conversationId,
    channel,
    contact: null,
    business: null,
    language: null,
  };
  const others = turns.filter((turn) => turn.conversationId !== conversationId);
  return [...others, taken(before, fact)].slice(-REMEMBERED.turns);
}

function taken(turn: Turn, fact: MessageFact): Turn {
  const reading = fact.deleted ? null : fact.reading;
  if (fact.direction === 'outbound') return { ...turn, business: continued(turn.business, fact, reading) };
  const language = reading === null || reading.language === 'und' ? turn.language : reading.language;
  return {
    ...turn,
    contact: continued(turn.business === null ? turn.contact : null, fact, reading),
    business: null,
    language,
  };
}

/** One more message of the same side. */
function continued(run: Run | null, fact: MessageFact, reading: StoredReading | null): Run {
  const { messageId, at, author, backfill } = fact;
  const asked = reading?.asks === true ? { messageId } : (run?.asked ?? null);
  const says = reading === null ? NOTHING : fact.direction === 'inbound' ? ofContact(reading) : ofBusiness(reading);
  return {
    messageId,
    at,
    author,
    backfill,
    asked,
    closes: reading?.closes === true && asked === null,
    converts: says.converts || run?.converts === true,
    wants: says.wants || run?.wants === true,
    promises: says.promises || run?.promises === true,
  };
}

type Says = Pick<Run, 'converts' | 'wants' | 'promises'>;

const NOTHING: Says = { converts: false, wants: false, promises: false };

function ofContact({ conversion, buyingIntent, stage }: StoredReading): Says {
  const interested = sure(stage) && INTERESTED_STAGES.includes(stage?.value ?? '');
  return { converts: sure(conversion), wants: sure(buyingIntent) || interested, promises: false };
}

function ofBusiness({ conversion, promises }: StoredReading): Says {
  return { converts: sure(conversion), wants: false, promises: promises.some(sure) };
}

function sure(reading: { readonly confidence: number } | null): boolean {
  return reading !== null && reading.confidence >= SURE;
}
