import pg from 'pg';
import type { ReceivedEvent, ReceivedMessage } from '../../domain/channel-events.ts';
import { acceptMessage, type AcceptDeps } from '../accept/accept.ts';
import type { IncomingMessage } from '../accept/incoming.ts';
import { inWorkspace } from '../client.ts';
import { noteFault } from '../repositories/channel-connections.ts';
import { keepQuestion } from '../repositories/channel-questions.ts';
import { keepUnknown } from '../repositories/received-webhooks.ts';
import { retrying } from '../retry.ts';
import { changeMessage, deleteMessage } from './change-message.ts';
import { applyHeld, heedDelivery } from './deliveries.ts';
import { askForNames, tellName, type UnnamedSender } from './profiles.ts';
import { heedSilence } from './silence.ts';
import type { ReceivingConnection } from './receiving-connection.ts';
import { storableEvent, storableJson } from './storable.ts';

export interface TakenMessage {
  readonly messageId: string;
  readonly contactId: string;
  readonly conversationId: string;
  /** It was there before; nothing has changed. */
  readonly duplicate: boolean;
}

export interface Received {
  /** In the order of the `message` events; null for one that is acknowledged and not kept. */
  readonly messages: readonly (TakenMessage | null)[];
  /** Something has changed: ring the relay's bell. */
  readonly news: boolean;
}

/** WhatsApp repeats a webhook for up to seven days, the longest of all channels: a message may be that late and still be live. */
const LIVE_FOR_MS = 7 * 86_400_000;

/**
 * Takes in what a channel tells. Once this returns all of it is stored, and messages can be read; told again it changes nothing.
 * An event that cannot be stored is kept as something unknown, and keeps none of the others from being taken in.
 *
 * Messages go first, whatever their place: an edit or a receipt in the same batch speaks of them.
 *
 * @throws when the database cannot be used: then the provider has to repeat all of it
 */
export async function receiveEvents(
  deps: AcceptDeps,
  connection: ReceivingConnection,
  events: readonly ReceivedEvent[],
): Promise<Received> {
  const storable = events.map(storableEvent);
  const told = storable.filter(({ event }) => event.kind === 'message');
  const messages = await Promise.all(told.map((each) => takeMessage(deps, connection, each)));
  const ids = told.flatMap(({ event }) => (event.kind === 'message' ? [event.message.channelMessageId] : []));
  let news = messages.some((taken) => taken !== null && !taken.duplicate);
  if (news) await inScope(deps, connection, (scope) => applyHeld(scope, connection, ids));
  const senders = told.flatMap((each, place) => unnamedSender(each, messages[place]));
  if (senders.length > 0)
    await inScope(deps, connection, (scope) => askForNames(scope, connection, senders, deps.clock()));
  for (const each of storable) news = (await heedOrKeep(deps, connection, each)) || news;
  return { messages, news };
}

function unnamedSender({ event }: ReceivedEvent, taken: TakenMessage | null | undefined): UnnamedSender[] {
  const subject = event.kind === 'message' ? event.message.person.nameQuestion : undefined;
  return subject === undefined || taken == null || taken.duplicate ? [] : [{ messageId: taken.messageId, subject }];
}

async function takeMessage(
  deps: AcceptDeps,
  connection: ReceivingConnection,
  received: ReceivedEvent,
): Promise<TakenMessage | null> {
  if (received.event.kind !== 'message') return null;
  const { channelUserId, onlyKnown } = received.event.message;
  if (onlyKnown === true && !(await hasConversation(deps, connection, channelUserId))) return null;
  try {
    const accepted = await acceptMessage(
      deps,
      connection.workspaceId,
      incoming(deps, connection, received.event.message),
    );
    if (accepted.kind === 'accepted') {
      const { messageId, contactId, conversationId, duplicate } = accepted;
      return { messageId, contactId, conversationId, duplicate };
    }
    return null;
  } catch (error) {
    // Of the event alone: repeated, it would fail again, and the provider would switch the webhook off in the end.
    if (!isAboutContents(error)) throw error;
    await keep(deps, connection, received, null);
    return null;
  }
}

const hasConversation = (deps: AcceptDeps, connection: ReceivingConnection, channelUserId: string): Promise<boolean> =>
  inScope(deps, connection, async (scope) => {
    const { id: connection_id, channel } = connection;
    const thread = { channel, connection_id, channel_user_id: channelUserId };
    return (await scope('conversations').where(thread).first('id')) !== undefined;
  });

/** Data, integrity or size that Postgres refuses; not its absence, and not a race, which is tried again. */
const isAboutContents = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(21|22|23|54)/.test(error.code ?? '');

function incoming(
  { clock }: AcceptDeps,
  { id, channel }: ReceivingConnection,
  { sentAt, source, ...message }: ReceivedMessage,
): IncomingMessage {
  const now = clock();
  return {
    ...message,
    channel,
    connectionId: id,
    // A provider's clock that is ahead is no reason to lose the message.
    sentAt: sentAt > now ? now : sentAt,
    backfill: false,
    source: source ?? null,
    liveForMs: LIVE_FOR_MS,
  };
}

async function heedOrKeep(
  deps: AcceptDeps,
  connection: ReceivingConnection,
  received: ReceivedEvent,
): Promise<boolean> {
  try {
    return await heed(deps, connection, received);
  } catch (error) {
    if (!isAboutContents(error)) throw error;
    await keep(deps, connection, received, null);
    return false;
  }
}

/** @returns whether anything has changed that a contact's workflow has to look at */
async function heed(deps: AcceptDeps, connection: ReceivingConnection, received: ReceivedEvent): Promise<boolean> {
  const { event } = received;
  switch (event.kind) {
    case 'message':
    case 'noted':
      return false;
    case 'edit': {
      const { message, editedAt } = event;
      const changed = await inScope(deps, connection, (scope) => changeMessage(scope, connection, message, editedAt));
      if (changed !== 'unknown') return changed === 'changed';
      // An edit that came before its message: it is the message as it now reads.
      const taken = await takeMessage(deps, connection, { ...received, event: { kind: 'message', message } });
      return taken !== null && !taken.duplicate;
    }
    case 'deletion':
      return inScope(deps, connection, (scope) => deleteMessage(scope, connection, event));
    case 'delivery':
      return inScope(deps, connection, (scope) => heedDelivery(scope, connection, event));
    case 'opt_out':
    case 'opt_in':
      return inScope(deps, connection, (scope) => heedSilence(scope, deps.secretKey, connection, event));
    case 'profile':
      return inScope(deps, connection, (scope) => tellName(scope, connection, event));
    case 'question':
      await inScope(deps, connection, (scope) => keepQuestion(scope, connection, event.subject, deps.clock()));
      return false;
    case 'account_fault': {
      const { fault: code, detail } = event;
      await inScope(deps, connection, (scope) => noteFault(scope, connection.id, { code, detail, at: deps.clock() }));
      return false;
    }
    case 'unknown':
      await keep(deps, connection, received, event.channelUserId);
      return false;
  }
}

const inScope = <T>(
  { database }: AcceptDeps,
  { workspaceId }: ReceivingConnection,
  work: Parameters<typeof inWorkspace<T>>[2],
): Promise<T> => retrying(() => inWorkspace(database, workspaceId, work));

const keep = (
  deps: AcceptDeps,
  connection: ReceivingConnection,
  { type, item }: ReceivedEvent,
  channelUserId: string | null,
): Promise<void> =>
  inScope(deps, connection, (scope) =>
    keepUnknown(scope, connection, { type, item: storableJson(item), channelUserId, at: deps.clock() }),
  );
