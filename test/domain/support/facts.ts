import { emptyAnalysis } from '../../../domain/analysis.ts';
import { comparePositions, editKey, messageKey, actionKey } from '../../../domain/order.ts';
import type {
  ActionFact,
  Edit,
  EditFact,
  Fact,
  KnownFields,
  MessageFact,
  StoredReading,
} from '../../../domain/facts.ts';
import type { Judgement } from '../../../domain/judgement.ts';
import { judge } from '../../../domain/judge.ts';
import { defaultSettings, type Settings } from '../../../domain/settings.ts';
import { emptyState, foldFacts, type ContactState } from '../../../domain/state.ts';

/** The day the stories of these tests begin. */
export const DAY_ONE = '2026-03-01T09:00:00.000Z';
const DAY_MS = 86_400_000;

/** ISO 8601 instant so many days after {@link DAY_ONE}. */
export const day = (days: number): string => new Date(Date.parse(DAY_ONE) + Math.round(days * DAY_MS)).toISOString();
/** So many milliseconds after an instant. */
export const plus = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

export const SETTINGS: Settings = defaultSettings({ country: 'PH', timeZone: 'Asia/Manila', languages: ['en', 'fil'] });
export const NOTHING_KNOWN: KnownFields = { name: false, email: false, phone: false, company: false, timeZone: false };

export const reading = (messageId: string, says: Partial<StoredReading> = {}): StoredReading => ({
  ...emptyAnalysis(messageId),
  language: 'en',
  keywordHits: [],
  ...says,
});

type Says = Partial<StoredReading> & Partial<Pick<MessageFact, 'direction' | 'deleted'>>;

/** A read message of the contact; its id is made from its instant. */
export function message(at: string, { direction = 'inbound', deleted = false, ...says }: Says = {}): MessageFact {
  const messageId = `m-${at}`;
  return {
    kind: 'message',
    at,
    key: messageKey({ channel: 'web', connectionId: null, channelUserId: 'v', channelMessageId: messageId }),
    seq: 1,
    messageId,
    conversationId: 'c',
    channel: 'web',
    direction,
    author: direction === 'inbound' ? 'contact' : 'ai',
    deleted,
    backfill: false,
    reading: reading(messageId, says),
  };
}

export function action(at: string, name: string): ActionFact {
  const actionRef = `a-${at}`;
  return {
    kind: 'action',
    at,
    key: actionKey({ contactId: 'x', actionId: actionRef }),
    seq: 1,
    actionRef,
    action: name,
  };
}

export function edit(at: string, what: Edit): EditFact {
  const editId = `e-${at}`;
  return { kind: 'edit', at, key: editKey({ editId }), seq: 1, editId, actor: 'user:mia', edit: what };
}

/** The state after facts in any order. */
export function stateOf(facts: readonly Fact[]): ContactState {
  return foldFacts(emptyState(), facts.toSorted(comparePositions));
}

export function judged(facts: readonly Fact[], now: string, settings: Settings = SETTINGS): Judgement {
  return judge({ state: stateOf(facts), known: NOTHING_KNOWN, settings, now });
}

/** Settings with other signals, and the rest by default. */
export function withSignals(...signals: Partial<Settings['leadScoring']['signals'][number]>[]): Settings {
  const unset = { name: 'x', kind: 'ai' as const, category: 'intent', points: 10, description: '', keywords: [] };
  const rest = { action: null, maxCount: null, halfLife: null, enabled: true };
  const all = signals.map((signal, index) => ({ id: `s${String(index)}`, ...unset, ...rest, ...signal }));
  return { ...SETTINGS, leadScoring: { ...SETTINGS.leadScoring, signals: all } };
}

export function withStatus(status: Partial<Settings['status']>, settings: Settings = SETTINGS): Settings {
  return { ...settings, status: { ...settings.status, ...status } };
}

/** Somewhere in the text; tests of folding do not look at it. */
export const SPAN = { start: 0, end: 2 };
export const sure = <T>(value: T, confidence = 0.9) => ({ value, confidence, span: SPAN });
