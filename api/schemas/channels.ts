import { z } from 'zod';
import { instantOut, uuid, words } from './common.ts';
import { reference } from './people.ts';

const credentials = z
  .record(z.string().max(64), z.unknown())
  .describe('as its kind takes them (docs/channels.md); they never come out again');
const branchId = reference.describe('whoever writes by it, and is of no branch yet, is of this one; null for none');
const options = z.record(z.string().max(64), z.unknown()).describe('what is no secret, as its kind takes it');

export const newConnection = z.strictObject({
  kind: words(64),
  name: words(200),
  credentials: credentials.default({}),
  options: options.optional(),
  branchId: branchId.optional(),
});

export const connectionChange = z
  .strictObject({
    name: words(200).optional(),
    credentials: credentials.optional(),
    options: options.optional(),
    branchId: branchId.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name something to change');

export const connectionSchema = z
  .object({
    id: uuid,
    kind: z.string(),
    name: z.string(),
    state: z
      .enum(['active', 'attention', 'paused'])
      .describe(
        'attention: see fault; paused: nothing goes out, what customers write still comes in (of a mailbox: once it is resumed)',
      ),
    webhookUrl: z.string().describe('what the provider is to be told; ends in /webhooks/{kind}/{id}'),
    account: z.string().nullable().describe("the provider's own id of the account"),
    options: z.record(z.string(), z.unknown()),
    usual: z.record(z.string(), z.unknown()).describe('what holds of the options that are left out'),
    branchId: uuid.nullable(),
    fault: z
      .object({ code: z.string(), detail: z.string(), at: instantOut })
      .nullable()
      .describe('code: unreachable (still sends), credentials, permission or restricted (cannot send)'),
    watchedSince: instantOut
      .nullable()
      .describe(
        'of a mailbox that is read: what came before is not taken in; null before the first look, and for all others',
      ),
    watch: z
      .object({
        every: z.string().describe('how often it is looked at, as an ISO 8601 duration'),
        underWay: z.boolean().describe('a worker is at it now'),
        nextAt: instantOut
          .nullable()
          .describe('when the next worker tries, where none is at it; null also while it is paused'),
      })
      .nullable()
      .describe('of an account that is read, to which nothing is posted; null for all others'),
    lastEventAt: instantOut.nullable().describe('to the minute'),
    notUnderstood: z.array(z.object({ type: z.string(), count: z.int(), lastAt: instantOut })),
    createdAt: instantOut,
  })
  .meta({ id: 'Channel' });

export const keptEventSchema = z
  .object({
    id: uuid,
    type: z.string(),
    body: z.string().describe('the event as it came, cut off where it is long'),
    receivedAt: instantOut,
  })
  .meta({ id: 'KeptEvent' });
