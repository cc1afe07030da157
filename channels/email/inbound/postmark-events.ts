import { z } from 'zod';
import type { ChannelEvent, ReceivedEvent } from '../../../domain/channel-events.ts';
import { normaliseEmail } from '../../../domain/identity.ts';
import { sendIdIn, SEND_ID_FIELD } from '../send-id.ts';

const text = z.string().catch('');

/** What Postmark tells of mails that it was given: https://postmarkapp.com/developer/webhooks/webhooks-overview */
const record = z.object({
  RecordType: text,
  Email: text,
  Recipient: text,
  Description: text,
  Type: text,
  DeliveredAt: text,
  BouncedAt: text,
  ChangedAt: text,
  SuppressSending: z.boolean().catch(false),
  Metadata: z.record(z.string(), z.unknown()).catch({}),
});

/** Bounces after which the mail may still arrive. */
const NOT_FINAL = new Set([
  'Transient',
  'SoftBounce',
  'AutoResponder',
  'DnsError',
  'ChallengeVerification',
  'Subscribe',
]);

/** An event of Postmark's other webhooks, which may be sent to the same address. */
export function postmarkEvent(json: object, receivedAt: Date): ReceivedEvent {
  const told = record.parse(json);
  return { type: `event.${told.RecordType}`, account: null, event: eventOf(told, receivedAt), item: json };
}

function eventOf(told: z.output<typeof record>, receivedAt: Date): ChannelEvent {
  const person = normaliseEmail(told.Recipient || told.Email);
  const at = (value: string): Date => {
    const time = new Date(value);
    return Number.isNaN(time.getTime()) || time > receivedAt ? receivedAt : time;
  };
  switch (told.RecordType) {
    case 'Delivery':
      return deliveryOf(told, person, 'delivered', at(told.DeliveredAt), null);
    case 'Bounce':
      if (NOT_FINAL.has(told.Type)) return { kind: 'noted' };
      return deliveryOf(told, person, 'failed', at(told.BouncedAt), told.Description.slice(0, 500) || 'It came back.');
    case 'SpamComplaint':
      return person === null ? { kind: 'noted' } : { kind: 'opt_out', channelUserId: person, at: at(told.BouncedAt) };
    case 'SubscriptionChange':
      if (person === null) return { kind: 'noted' };
      return { kind: told.SuppressSending ? 'opt_out' : 'opt_in', channelUserId: person, at: at(told.ChangedAt) };
    case 'Open':
    case 'Click':
      return { kind: 'noted' };
    default:
      return { kind: 'unknown', channelUserId: person };
  }
}

/** Postmark gives a mail an id of its own; which send of ours it is stands in what was sent along with it. */
function deliveryOf(
  { Metadata }: z.output<typeof record>,
  channelUserId: string | null,
  progress: 'delivered' | 'failed',
  at: Date,
  error: string | null,
): ChannelEvent {
  const sent = sendIdIn(Metadata[SEND_ID_FIELD]);
  if (sent === null) return { kind: 'noted' };
  return {
    kind: 'delivery',
    channelUserId,
    messages: { ids: [sent.messageId] },
    progress,
    at,
    error,
    sendId: sent.sendId,
  };
}
