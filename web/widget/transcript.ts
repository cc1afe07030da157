import type { Details, WidgetMessage } from './server.ts';

/** What the visitor wrote and the server has not taken yet. */
export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  readonly contact?: Details;
  readonly state: 'sending' | 'failed';
}

export interface Transcript {
  readonly messages: readonly WidgetMessage[];
  readonly outgoing: readonly Outgoing[];
}

export const EMPTY: Transcript = { messages: [], outgoing: [] };

const inOrder = (one: WidgetMessage, other: WidgetMessage): number =>
  one.sentAt < other.sentAt ? -1 : one.sentAt > other.sentAt ? 1 : one.id < other.id ? -1 : 1;

/** Takes in messages in any order, repeated or not; what has arrived is no longer on its way. */
export function withMessages(transcript: Transcript, some: readonly WidgetMessage[]): Transcript {
  const byId = new Map([...transcript.messages, ...some].map((message) => [message.id, message]));
  const arrived = new Set(some.map(({ clientId }) => clientId));
  return {
    messages: [...byId.values()].sort(inOrder),
    outgoing: transcript.outgoing.filter(({ clientId }) => !arrived.has(clientId)),
  };
}

/** All that the server has, newest page: what is not in it was taken back. */
export const replacedBy = (transcript: Transcript, all: readonly WidgetMessage[]): Transcript =>
  withMessages({ messages: [], outgoing: transcript.outgoing }, all);

export const without = (transcript: Transcript, id: string): Transcript => ({
  ...transcript,
  messages: transcript.messages.filter((message) => message.id !== id),
});

export const withOutgoing = (transcript: Transcript, message: Outgoing): Transcript => ({
  ...transcript,
  outgoing: [...transcript.outgoing.filter(({ clientId }) => clientId !== message.clientId), message],
});

/** How many of the business's messages came after `seenAt`. */
export const unseen = ({ messages }: Transcript, seenAt: string): number =>
  messages.filter(({ from, sentAt }) => from !== 'visitor' && sentAt > seenAt).length;
