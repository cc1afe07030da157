import { z } from 'zod';
import { CHANNEL_NAMES } from '../../domain/channels.ts';
import { messageKey } from '../../domain/order.ts';
import { AUTHORS, DIRECTIONS } from '../../domain/vocabulary.ts';
import { instant, text, uuid } from './common.ts';
import { company, email, personName, phone, reference, timeZone } from './people.ts';

/** api.md: "Text up to 32,768 characters". */
const LONGEST_TEXT = 32_768;

/** Characters of the whole idempotency key as stored; a row of its index must stay below a third of a page. */
const LONGEST_KEY = 2_000;

/** Null and '' say nothing of a person, and are as good as left out: webhooks and forms send both. */
const ifSaid = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional()).optional();

const attachment = z.object({
  type: z.string().regex(/^[a-z][a-z0-9_/.+-]{0,99}$/i, 'must be a kind of file, such as image'),
  url: z.url({ protocol: /^https?$/ }).max(4_096),
  name: text(255)
    .nullish()
    .transform((name) => name ?? undefined),
});

const toldPerson = z.object({
  externalId: ifSaid(text(256, 1)),
  name: ifSaid(personName),
  email: ifSaid(email),
  phone: ifSaid(phone),
  verified: z.boolean().default(false),
  company: ifSaid(company),
  timeZone: ifSaid(timeZone),
});

/** A message of one conversation, in either direction. */
export const incomingMessage = z
  .object({
    channel: z.enum(CHANNEL_NAMES),
    connectionId: text(128, 1).nullish().describe('the account it came by, where a channel has several'),
    channelUserId: text(256, 1).describe("the channel's stable id of the person"),
    messageId: text(1_024, 1).describe("the channel's own id of the message"),
    direction: z.enum(DIRECTIONS),
    author: z.enum(AUTHORS),
    text: text(LONGEST_TEXT).nullish(),
    sentAt: instant,
    backfill: z.boolean().default(false),
    contact: toldPerson.nullish(),
    source: z.enum(['chat_widget', 'lead_form', 'email', 'messaging']).nullish(),
    branchId: reference.optional(),
    attachments: z.array(attachment).max(20).nullish(),
  })
  .superRefine((message, context) => {
    const fault = (path: string, words: string): void => {
      context.addIssue({ code: 'custom', path: [path], message: words });
    };
    if ((message.text ?? '') === '' && (message.attachments ?? []).length === 0)
      fault('text', 'text or attachments are needed');
    const key = messageKey({
      channel: message.channel,
      connectionId: message.connectionId ?? null,
      channelUserId: message.channelUserId,
      channelMessageId: message.messageId,
    });
    if (key.length > LONGEST_KEY) fault('messageId', 'is too long together with channelUserId and connectionId');
  });

export type MessageBody = z.output<typeof incomingMessage>;

export const messageBatch = z.object({
  messages: z.array(z.unknown()).min(1).max(500).describe('each as POST /v1/messages takes it'),
});

/** All null for a message of somebody who was erased after it was sent: acknowledged, and not kept. */
export const acceptedMessage = z.object({
  messageId: uuid.nullable(),
  contactId: uuid.nullable(),
  conversationId: uuid.nullable(),
  duplicate: z.boolean(),
});
