import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import { tellFollowUp, type FollowUpRow } from './follow-up-rows.ts';
import { countInHour } from './gate-facts.ts';
import { heldProgress } from './delivery-states.ts';
import { holdStep } from './judgements.ts';
import { deliveryOf, readThread, storeOutbound, type Thread } from './outbound-messages.ts';

export interface SendRow {
  readonly id: string;
  readonly contact_id: string;
  readonly conversation_id: string;
  readonly follow_up_id: string | null;
  readonly message_id: string | null;
  readonly state: 'queued' | 'claimed' | 'sent' | 'failed' | 'unconfirmed';
  readonly text: string;
  readonly tries: number;
  readonly claimed_at: Date | null;
  readonly retry_at: Date | null;
  readonly provider_message_id: string | null;
}

/** What became of a send. */
export type Delivery =
  | { readonly kind: 'sent'; readonly providerMessageId: string }
  /** Certainly not out; tried again at `retryAt`, or given up where that is null. */
  | { readonly kind: 'not_sent'; readonly reason: string; readonly retryAt: Date | null }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Takes a follow-up whose gate is open: from here on it is this send's, whatever the contact writes. */
export async function claimFollowUp(
  scope: Scope,
  workspaceId: string,
  followUp: FollowUpRow,
  now: Date,
): Promise<SendRow> {
  const text = followUp.message ?? followUp.suggested_message;
  const waiting = await scope<SendRow>('sends').where({ follow_up_id: followUp.id, state: 'queued' }).first('id');
  const id = waiting?.id ?? uuidv7();
  if (waiting === undefined) {
    await scope('sends').insert({
      ...{ id, workspace_id: workspaceId, contact_id: followUp.contact_id, conversation_id: followUp.conversation_id },
      ...{ follow_up_id: followUp.id, state: 'queued', text, created_at: now },
    });
  }
  await scope('follow_ups').where({ id: followUp.id }).update({ claimed_at: now, retry_at: null });
  await countInHour(scope, workspaceId, now, 1);
  return claimSend(scope, id, text, now);
}

/** Takes a send that waits. */
export async function claimSend(scope: Scope, id: string, text: string, now: Date): Promise<SendRow> {
  const [claimed] = await scope<SendRow>('sends')
    .where({ id })
    .update({ state: 'claimed', text, claimed_at: now, tries: scope.raw('tries + 1'), retry_at: null } as object)
    .returning('*');
  if (claimed === undefined) throw new Error(`send ${id} is not there`);
  return claimed;
}

/**
 * Records what became of a claimed send. The contact's rows must be held. A result that comes after the send was taken for
 * unknown still counts: it is better knowledge. So is word that it went although its provider had refused it.
 */
export async function recordDelivery(
  scope: Scope,
  thread: Thread,
  send: SendRow,
  delivery: Delivery,
  at: Date,
): Promise<void> {
  const current = await scope<SendRow>('sends').where({ id: send.id }).forUpdate().first();
  if (current === undefined || !isNews(delivery, current)) return;
  const followUp =
    send.follow_up_id === null
      ? undefined
      : await scope<FollowUpRow>('follow_ups').where({ id: send.follow_up_id }).forUpdate().first();
  const messageId =
    followUp === undefined ? send.message_id : await transcribe(scope, thread, send, followUp, delivery);
  await scope('sends')
    .where({ id: send.id })
    .update({ claimed_at: send.claimed_at, ...outcomeOfSend(delivery, at), message_id: messageId });
  if (followUp !== undefined)
    await recordFollowUp(scope, thread, { ...followUp, claimed_at: send.claimed_at }, delivery, at);
  else if (messageId !== null) await recordMessage(scope, messageId, delivery, at);
  if (delivery.kind === 'sent' && messageId !== null) await recordHeld(scope, thread, messageId, delivery, at);
}

/** Its provider may have told that it was delivered, or that it failed, before it answered that it took it. */
async function recordHeld(
  scope: Scope,
  thread: Thread,
  messageId: string,
  { providerMessageId }: { readonly providerMessageId: string },
  at: Date,
): Promise<void> {
  const told = await heldProgress(scope, thread.connection_id, providerMessageId);
  if (told === null || told.state === 'sent') return;
  if (told.state === 'failed') await failSent(scope, messageId, told.error ?? UNDELIVERED, at);
  else
    await scope('messages')
      .where({ id: messageId })
      .update({ delivery: deliveryOf(told.state, told.at) });
}

export const UNDELIVERED = 'The channel could not deliver it.';

/**
 * Records that a message which its provider had taken was not delivered after all. Word of it counts whenever it comes.
 *
 * @returns whether the message is of a send that was taken for sent
 */
export async function failSent(scope: Scope, messageId: string, reason: string, at: Date): Promise<boolean> {
  const find = () => scope<SendRow>('sends').where({ message_id: messageId, state: 'sent' });
  const found = await find().first();
  if (found === undefined || (await holdStep(scope, found.contact_id)).kind === 'gone') return false;
  const send = await find().forUpdate().first();
  if (send === undefined) return false;
  await scope('sends').where({ id: send.id }).update({ state: 'failed', error: reason, finished_at: at });
  await scope('messages')
    .where({ id: messageId })
    .update({ delivery: deliveryOf('failed', at, reason) });
  const followUp =
    send.follow_up_id === null
      ? undefined
      : await scope<FollowUpRow>('follow_ups').where({ id: send.follow_up_id, state: 'sent' }).forUpdate().first();
  if (followUp !== undefined) {
    await scope('follow_ups')
      .where({ id: followUp.id })
      .update({ state: 'failed', reason, sent_at: null, outcome: null })
      .increment('version', 1);
    const { workspace_id: workspaceId } = (await readThread(scope, send.conversation_id)) as Thread;
    await tellFollowUp(scope, { workspaceId, followUp, before: 'sent', after: 'failed', actor: 'engine', at });
  }
  return true;
}

function isNews({ kind }: Delivery, { state }: SendRow): boolean {
  if (state === 'claimed') return true;
  if (state === 'unconfirmed') return kind !== 'unknown';
  return state === 'queued' && kind === 'sent';
}

function outcomeOfSend(delivery: Delivery, at: Date) {
  if (delivery.kind === 'sent')
    return { state: 'sent', finished_at: at, provider_message_id: delivery.providerMessageId, error: null };
  if (delivery.kind === 'unknown') return { state: 'unconfirmed', error: delivery.reason };
  const { retryAt, reason } = delivery;
  if (retryAt === null) return { state: 'failed', finished_at: at, error: reason };
  return { state: 'queued', claimed_at: null, retry_at: retryAt, error: reason };
}

/** A follow-up that is out is a message of ours, written at the moment of its claim. */
async function transcribe(
  scope: Scope,
  thread: Thread,
  send: SendRow,
  followUp: FollowUpRow,
  delivery: Delivery,
): Promise<string | null> {
  if (delivery.kind !== 'sent' || send.claimed_at === null) return null;
  return storeOutbound(scope, thread, {
    channelMessageId: delivery.providerMessageId,
    author: followUp.approval === 'person' ? 'human' : 'ai',
    text: send.text,
    sentAt: send.claimed_at,
    delivery: 'sent',
  });
}

async function recordFollowUp(
  scope: Scope,
  thread: Thread,
  followUp: FollowUpRow,
  delivery: Delivery,
  at: Date,
): Promise<void> {
  const { id, state: before, claimed_at } = followUp;
  const { workspace_id: workspaceId } = thread;
  if (delivery.kind === 'not_sent' && claimed_at !== null) await countInHour(scope, workspaceId, claimed_at, -1);
  if (delivery.kind === 'not_sent' && delivery.retryAt !== null) {
    const { retryAt, reason } = delivery;
    await scope('follow_ups').where({ id }).update({ claimed_at: null, retry_at: retryAt, reason });
    return;
  }
  const after = delivery.kind === 'sent' ? 'sent' : delivery.kind === 'unknown' ? 'unconfirmed' : 'failed';
  await scope('follow_ups')
    .where({ id })
    .update({
      state: after,
      claimed_at: null,
      sent_at: delivery.kind === 'sent' ? claimed_at : null,
      reason: delivery.kind === 'sent' ? null : delivery.reason,
    })
    .increment('version', 1);
  await tellFollowUp(scope, { workspaceId, followUp, before, after, actor: 'engine', at });
}

async function recordMessage(scope: Scope, id: string, delivery: Delivery, at: Date): Promise<void> {
  if (delivery.kind === 'not_sent' && delivery.retryAt !== null) {
    await scope('messages')
      .where({ id })
      .update({ delivery: deliveryOf('queued', at, delivery.reason) });
    return;
  }
  const state = delivery.kind === 'sent' ? 'sent' : delivery.kind === 'unknown' ? 'unconfirmed' : 'failed';
  const error = delivery.kind === 'sent' ? null : delivery.reason;
  await scope('messages')
    .where({ id })
    .update({ delivery: deliveryOf(state, at, error) });
}

/** A person's answer that is in the transcript already, and waits for its channel. */
export async function queueAnswer(
  scope: Scope,
  thread: Thread,
  answer: { readonly id: string; readonly messageId: string; readonly text: string; readonly at: Date },
): Promise<void> {
  await scope('sends').insert({
    ...{ id: answer.id, workspace_id: thread.workspace_id, contact_id: thread.contact_id, conversation_id: thread.id },
    ...{ message_id: answer.messageId, state: 'queued', text: answer.text, created_at: answer.at },
  });
}

/** Whose send it is: a merge may have moved it. */
export async function contactOfSend(scope: Scope, sendId: string): Promise<string | null> {
  const row = await scope<SendRow>('sends').where({ id: sendId }).first('contact_id');
  return row?.contact_id ?? null;
}
