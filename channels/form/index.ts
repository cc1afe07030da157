import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReceivedEvent } from '../../domain/channel-events.ts';
import { normaliseEmail } from '../../domain/identity.ts';
import { siteCredentials, type SiteCredentials } from '../../domain/widget/site.ts';
import { channelKind, type Connection, type WebhookAnswer, type WebhookRequest } from '../port.ts';
import { fieldsOf, readPosted } from '../posted.ts';
import { provesUser } from '../user-proof.ts';
import { readFields } from './fields.ts';
import { originOf } from './origin.ts';
import { page, PAGE_HEADERS } from '../page.ts';

/** Texts of many fields, and no files. */
const BODY_LIMIT = 256 * 1024;

/**
 * Of an address (of IPv6 a /64) as many as an office behind one may send; of all together more than a busy site is sent, and little
 * enough that a robot with many addresses does not fill the workspace.
 */
const MOST_PER_MINUTE = { ofAddress: 60, ofConnection: 600 } as const;

/** Hidden from people by the form's own style sheet: what stands in it was written by a robot. */
const HONEYPOT = '_gotcha';

/** The same words again within this time are a second press of the button. */
const SAME_WITHIN_MS = 10 * 60_000;

const options = z.strictObject({
  thanks: z
    .strictObject({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(1_000) })
    .nullish(),
});

const REFUSALS = {
  not_verified: {
    ...{ status: 403, headers: PAGE_HEADERS },
    body: page('Not sent', 'This form may not be sent from this site.'),
  },
  too_many: {
    ...{ status: 429, headers: PAGE_HEADERS },
    body: page('Not sent', 'Too much was sent at once. Please wait a minute, go back, and send it again.'),
  },
} as const;

const THANKS = { title: 'Thank you', text: 'Your message has arrived. We will get back to you.' };

/** A form on a business's own page, posted as a browser posts it. What it tells of a person is claimed: anybody can type it. */
export const formKind = channelKind<SiteCredentials>({
  kind: 'form',
  channel: 'web',
  credentials: siteCredentials,
  options,
  usual: () => ({ thanks: THANKS }),
  accountOf: () => null,
  webhook: {
    bodyLimit: BODY_LIMIT,
    mostPerMinute: MOST_PER_MINUTE,
    verify: (request, { allowedOrigins }) => {
      const origin = originOf(request);
      return origin === null || allowedOrigins.includes(origin);
    },
    parse,
    answer,
    refusal: (request, why) => (why === 'too_many' && wantsJson(request) ? tooManyAsJson(request) : REFUSALS[why]),
  },
  send: null,
  test: null,
});

async function fieldsIn({ headers, body }: WebhookRequest): Promise<ReadonlyMap<string, string> | null> {
  const parts = await readPosted(headers['content-type'] ?? '', body);
  return parts === null ? null : fieldsOf(parts);
}

async function parse(
  request: WebhookRequest,
  { credentials }: Connection<SiteCredentials>,
): Promise<readonly ReceivedEvent[]> {
  const fields = await fieldsIn(request);
  const event = (type: string, each: ReceivedEvent['event']): readonly ReceivedEvent[] => [
    { type, account: null, event: each, item: Object.fromEntries(fields ?? []) },
  ];
  if (fields === null) return event('unreadable', { kind: 'unknown', channelUserId: null });
  if ((fields.get(HONEYPOT) ?? '') !== '') return event('robot', { kind: 'noted' });
  const { details, text } = readFields(fields);
  if (text === '') return event('empty', { kind: 'noted' });
  const id = submissionId(fields, details.email ?? '', text, request.receivedAt);
  const user = provenUser(fields, credentials);
  return event('submission', {
    kind: 'message',
    message: {
      // Each its own: a conversation that is found by a typed address would be anybody's who knows it.
      ...{ channelUserId: user === null ? `form:${id}` : `user:${user}`, channelMessageId: id },
      ...{ direction: 'inbound', author: 'contact', text, attachments: [], sentAt: request.receivedAt },
      person: { ...details, ...(user === null ? {} : { externalId: user }), verified: false },
      source: 'lead_form',
    },
  });
}

/** A hidden field `_id` that the page fills in anew for each visitor, or else what was written and when. */
function submissionId(fields: ReadonlyMap<string, string>, email: string, text: string, at: Date): string {
  const given = fields.get('_id') ?? '';
  if (/^[\w-]{8,100}$/.test(given)) return given;
  const about = Math.floor(at.getTime() / SAME_WITHIN_MS);
  const written = JSON.stringify([normaliseEmail(email) ?? email, text, about]);
  return createHash('sha256').update(written).digest('hex').slice(0, 40);
}

function provenUser(fields: ReadonlyMap<string, string>, { identitySecret }: SiteCredentials): string | null {
  const [userId, proof] = [fields.get('_user_id') ?? '', fields.get('_user_hash') ?? ''];
  if (identitySecret == null || userId === '' || userId.length > 200) return null;
  return provesUser(identitySecret, userId, proof) ? userId : null;
}

const wantsJson = ({ headers }: WebhookRequest): boolean => (headers['accept'] ?? '').includes('application/json');

/** For a page's own script. Only what was verified is counted, so that the page is one of those that may read it. */
function tooManyAsJson(request: WebhookRequest): WebhookAnswer {
  const origin = originOf(request);
  const readable = { 'access-control-expose-headers': 'retry-after', vary: 'Origin' };
  const headers = origin === null ? {} : { ...readable, 'access-control-allow-origin': origin };
  return { status: 429, headers: { ...headers, 'content-type': 'application/json' }, body: '{"ok":false}' };
}

async function answer(request: WebhookRequest, connection: Connection<SiteCredentials>): Promise<WebhookAnswer> {
  const { allowedOrigins } = connection.credentials;
  const origin = originOf(request);
  const mayRead = origin !== null && allowedOrigins.includes(origin);
  const readable = mayRead ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {};
  if (wantsJson(request))
    return { status: 200, headers: { ...readable, 'content-type': 'application/json' }, body: '{"ok":true}' };
  const next = (await fieldsIn(request))?.get('_next') ?? '';
  // Anywhere else it would lend the server's good name to a stranger's page.
  if (URL.canParse(next) && allowedOrigins.includes(new URL(next).origin))
    return { status: 303, headers: { ...readable, location: new URL(next).href }, body: '' };
  const { title, text } = options.safeParse(connection.options).data?.thanks ?? THANKS;
  return { status: 200, headers: { ...readable, ...PAGE_HEADERS }, body: page(title, text) };
}
