import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { holdStep } from '../repositories/judgements.ts';
import { readThread } from '../repositories/outbound-messages.ts';
import { recordDelivery, type SendRow } from '../repositories/sends.ts';
import type { Arrival } from './incoming.ts';
import type { Known } from './lookup.ts';

/** A send of ours that a message from outside may be the echo of. */
export interface EchoedSend {
  readonly id: string;
  readonly contactId: string;
}

/**
 * Finds what providers echo: they tell of every message of the business's account, ours among them, and their word can come before
 * the result of the send, or instead of it. Known by the provider's id, or by the text in the same conversation; one day is what a
 * provider may hold a message back, five minutes what its clock may be behind.
 *
 * A send that was refused for now is among them: what a provider calls an error may have gone out, and is not to go out again.
 *
 * @returns by the message's place in `messages`
 */
export async function echoedSends(
  scope: Scope,
  messages: readonly { readonly arrival: Arrival }[],
  known: readonly Known[],
): Promise<Map<number, EchoedSend>> {
  const asked = messages.flatMap(({ arrival }, place) => {
    const thread = known[place]?.conversation?.id;
    if (arrival.direction !== 'outbound' || thread === undefined || known[place]?.message !== null) return [];
    return [
      {
        place,
        thread,
        message: arrival.channelMessageId,
        text: arrival.text,
        at: arrival.sentAt,
        send: arrival.sendId ?? null,
      },
    ];
  });
  if (asked.length === 0) return new Map();
  const found = await runPrepared<EchoedSend & { place: number }>(scope, 'echoed_sends', ECHOED, {
    asked: JSON.stringify(asked),
  });
  return new Map(found.map(({ place, ...send }) => [place, send]));
}

const ECHOED = `
  SELECT DISTINCT ON (a.place) a.place, s.id, s.contact_id AS "contactId"
  FROM json_to_recordset(:asked::json) AS a (place integer, thread uuid, message text, text text, at timestamptz, send text)
  JOIN sends s ON s.conversation_id = a.thread
  WHERE s.provider_message_id = a.message OR (s.id::text = a.send AND s.provider_message_id IS NULL)
    OR (s.text = a.text AND s.provider_message_id IS NULL AND s.tries > 0 AND s.state <> 'failed'
      AND s.created_at < a.at + interval '5 minutes' AND coalesce(s.claimed_at, s.created_at) > a.at - interval '1 day')
  ORDER BY a.place, (s.provider_message_id = a.message) DESC NULLS LAST, (s.id::text = a.send) DESC NULLS LAST, s.created_at`;

/**
 * Lets an echo join its send, whatever was known of that so far: the follow-up or answer is sent, and stands in the transcript
 * once. The result that comes after it changes nothing.
 *
 * @returns the transcript's message, and whether it stood there before; null where the send turned out not to be open
 */
export async function joinClaim(
  scope: Scope,
  { id, contactId }: EchoedSend,
  { channelMessageId: providerMessageId, sentAt }: Pick<Arrival, 'channelMessageId' | 'sentAt'>,
): Promise<{ messageId: string; contactId: string; conversationId: string; duplicate: boolean } | null> {
  if ((await holdStep(scope, contactId)).kind === 'gone') return null;
  const send = await scope<SendRow>('sends').where({ id }).forUpdate().first();
  const thread = send && (await readThread(scope, send.conversation_id));
  if (send === undefined || thread === undefined || !isEchoedBy(send, providerMessageId)) return null;
  if (send.state === 'sent') await scope('sends').where({ id }).update({ provider_message_id: providerMessageId });
  else {
    const claimed = { ...send, claimed_at: send.claimed_at ?? sentAt };
    await recordDelivery(scope, thread, claimed, { kind: 'sent', providerMessageId }, sentAt);
  }
  const joined = await scope<SendRow>('sends').where({ id }).first('message_id');
  if (joined?.message_id == null) throw new Error(`send ${id} is sent and in no transcript`);
  const place = { contactId, conversationId: send.conversation_id };
  return { ...place, messageId: joined.message_id, duplicate: send.message_id !== null };
}

/** Of two messages with one text, only the first is the echo. */
const isEchoedBy = ({ state, provider_message_id: known }: SendRow, providerMessageId: string): boolean =>
  state !== 'failed' && (known === null || known === providerMessageId);
