import type { Judgement } from '../judgement.ts';
import type { Settings } from '../settings.ts';
import type { ContactState, Turn } from '../state.ts';
import { heardAt } from './answers.ts';
import type { FollowUpCircumstances, FollowUpFacts, NewFollowUp } from './contract.ts';

/** What all triggers look at. */
export interface Scene extends FollowUpFacts {
  readonly judgement: Judgement;
  readonly settings: Settings;
  /** `now` in milliseconds. */
  readonly nowMs: number;
}

/** What a plan adds to a finding. */
type Decided = 'attempt' | 'maxAttempts' | 'state' | 'approval' | 'dueAt' | 'shownMessageId';

/** A reason to follow up, before it is known which attempt it is. */
export type Finding = Omit<NewFollowUp, Decided> & {
  /** Milliseconds; when it is, or will be, found. Null: it holds now, and time has no part in it. */
  readonly foundAt: number | null;
  /** ISO 8601 UTC; null: when it is found. */
  readonly dueAt: string | null;
  /** Somebody must look at it, whatever the settings let through. */
  readonly asksPerson: boolean;
};

/** The conversation that the contact wrote in last, claimed links only where there is nothing else; null for none. */
export function latestTurn({ state, unverified }: Pick<Scene, 'state' | 'unverified'>): Turn | null {
  const written = state.conversations.turns.filter(({ contact }) => contact !== null);
  const sure = written.filter(({ conversationId }) => !unverified.includes(conversationId));
  const byTime = (a: Turn, b: Turn): number => compare(a.contact?.at ?? '', b.contact?.at ?? '');
  return (sure.length > 0 ? sure : written).toSorted(byTime).at(-1) ?? null;
}

/** Whether the business may write of its own accord there: the contact lets it, and no person is at it. */
export function mayNudge({ optedOut, handledByHuman }: FollowUpCircumstances, turn: Turn): boolean {
  if (optedOut === true || optedOut.includes(turn.channel)) return false;
  return !handledByHuman.includes(turn.conversationId);
}

/**
 * Where to send what was found in `turn`: there, if the settings send on its channel; else in the conversation whose
 * channel they name first. One linked by a claim only is never taken instead of another. Null: nowhere.
 */
export function placeFor(turn: Turn, { settings, state, unverified, optedOut }: Scene): Turn | null {
  const { channels } = settings.followUps;
  const isListed = ({ channel }: Turn): boolean => channels.some((name) => name === channel);
  if (isListed(turn)) return turn;
  const others = state.conversations.turns
    .filter((other) => other.contact !== null && isListed(other) && !unverified.includes(other.conversationId))
    .filter(({ channel }) => optedOut !== true && !optedOut.includes(channel));
  const rank = ({ channel }: Turn): number => channels.findIndex((name) => name === channel);
  return others.toSorted((a, b) => rank(a) - rank(b) || compare(b.contact?.at ?? '', a.contact?.at ?? ''))[0] ?? null;
}

type Placed = Pick<NewFollowUp, 'conversationId' | 'channel' | 'language' | 'openPoint' | 'answeredAfter'>;

/** Where it is sent, and about what. Of another conversation than the one it is sent in nothing may be told. */
export function placed(
  turn: Turn,
  place: Turn,
  openPoint: NewFollowUp['openPoint'],
  { state, unverified }: Scene,
): Placed {
  const { conversationId, channel, language } = place;
  // The latest word of all that would answer it: one heard before it was found must not call it off.
  const heard = [turn.contact?.at ?? '', heardAt(conversationId, state, unverified)].toSorted().at(-1) ?? '';
  return { conversationId, channel, language, openPoint: place === turn ? openPoint : 'rule', answeredAfter: heard };
}

/** The contact's last message or action; null for neither. ISO 8601 UTC. */
export function lastSignAt({ lastInbound, lastAction }: ContactState): string | null {
  const [message, action] = [lastInbound?.at ?? null, lastAction?.at ?? null];
  if (message === null || action === null) return message ?? action;
  return message > action ? message : action;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
