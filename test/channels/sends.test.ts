import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProviderHttp } from '../../channels/http.ts';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import type { SendResult } from '../../channels/port.ts';
import { graphError, startGraphDouble } from '../support/providers/graph.ts';
import type { ProviderDouble, ProviderReply } from '../support/providers/provider-double.ts';
import { startTelegramDouble, telegramError } from '../support/providers/telegram.ts';
import { sampleOf } from './support.ts';

let graph: ProviderDouble;
let telegram: ProviderDouble;
beforeAll(async () => {
  [graph, telegram] = await Promise.all([startGraphDouble(), startTelegramDouble()]);
});
afterAll(() => Promise.all([graph.close(), telegram.close()]));

const http = createProviderHttp(true, 1_000);
const TEXT = 'See you at nine?';

async function send(kind: string, apiBase: string, channelUserId = '15550001'): Promise<SendResult> {
  const found = CHANNEL_KINDS.find((each) => each.kind === kind);
  if (found?.send == null) throw new Error(`${kind} cannot send`);
  const credentials = found.credentials.parse(sampleOf(kind).credentials('1000', apiBase));
  const connection = {
    ...{ id: 'c', workspaceId: 'w', name: 'n', accountId: '1000', options: {}, webhookUrl: '' },
    credentials,
  };
  const message = {
    ...{ idempotencyKey: 'send-1', workspaceId: 'w', contactId: 'p', conversationId: 't', channel: found.channel },
    ...{ connectionId: 'c', channelUserId, text: TEXT },
  };
  const around = {
    http,
    clock: () => new Date(),
    allowPrivate: true,
    earlierMessages: () => Promise.resolve([]),
    optOutUrl: 'https://rapport.example.com/opt-out/t',
  };
  return found.send(message, connection, around);
}

const double = (kind: string): ProviderDouble => (kind === 'telegram' ? telegram : graph);
const after = async (kind: string, reply: ProviderReply, person?: string): Promise<SendResult> => {
  double(kind).answerNext(reply);
  return send(kind, double(kind).url, person);
};

const CHATS = ['facebook', 'instagram', 'whatsapp', 'telegram'];

describe.each(CHATS)('%s', (kind) => {
  it('sends a text, and knows it by the id that the provider gives it', async () => {
    const before = double(kind).calls.length;
    const result = await send(kind, double(kind).url);
    expect(result).toEqual({ kind: 'sent', providerMessageId: expect.stringMatching(/^(m_|wamid\.sent|9)\d+$/) });
    const [call, ...more] = double(kind).calls.slice(before);
    expect(more).toEqual([]);
    expect(JSON.stringify(call?.json)).toContain(TEXT);
  });

  it('does not know what became of a message whose answer was lost', async () => {
    expect(await after(kind, { status: 200, hangUp: true })).toMatchObject({ kind: 'unknown' });
  });

  it('does not know what became of a message that something in between answered', async () => {
    expect(await after(kind, { status: 502 })).toMatchObject({ kind: 'unknown' });
  });

  it('has certainly not sent what never reached the provider', async () => {
    expect(await send(kind, 'http://127.0.0.1:9')).toMatchObject({
      kind: 'not_sent',
      retryAfterMs: expect.any(Number),
    });
  });

  it('tells of no error in the provider’s own words, which may quote the message', async () => {
    const reply = kind === 'telegram' ? telegramError(400, TEXT) : graphError(400, 100);
    const result = await after(kind, reply);
    expect(result).toMatchObject({ kind: 'not_sent', retryAfterMs: null });
    expect(JSON.stringify(result)).not.toMatch(/words of a message|See you/);
  });
});

/** As the Bot API has answered. */
const payload = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/webhooks/telegram/${name}.json`, import.meta.url), 'utf8'));

const passing = { kind: 'not_sent', retryAfterMs: expect.any(Number) };
const refused = { kind: 'not_sent', retryAfterMs: null };
const fault = (code: string) => ({ ...refused, fault: code });

describe('errors of the providers', () => {
  it.each([
    ['facebook', graphError(400, 10, 2018278), refused],
    ['facebook', graphError(400, 551, 1545041), refused],
    ['facebook', graphError(400, 613), passing],
    ['facebook', graphError(500, 1200), passing],
    ['facebook', graphError(401, 190), fault('credentials')],
    ['facebook', graphError(403, 200), fault('permission')],
    ['facebook', graphError(400, 368), fault('restricted')],
    ['facebook', graphError(400, 10904), fault('restricted')],
    ['instagram', graphError(400, 10, 2018278), refused],
    ['instagram', graphError(400, 4), passing],
    ['instagram', graphError(400, 551, 1545041), refused],
    ['instagram', graphError(401, 190), fault('credentials')],
    ['instagram', graphError(403, 230), fault('permission')],
    ['instagram', graphError(400, 368), fault('restricted')],
    ['whatsapp', graphError(400, 131047), refused],
    ['whatsapp', graphError(400, 131026), refused],
    ['whatsapp', graphError(400, 132001), refused],
    ['whatsapp', graphError(400, 131050), { ...refused, optedOut: true }],
    ['whatsapp', graphError(429, 130429), passing],
    ['whatsapp', graphError(400, 131056), passing],
    ['whatsapp', graphError(400, 131031), fault('restricted')],
    ['whatsapp', graphError(400, 80007), passing],
    ['whatsapp', graphError(400, 131049), refused],
    ['whatsapp', graphError(401, 0), fault('credentials')],
    ['whatsapp', graphError(401, 190), fault('credentials')],
    ['whatsapp', graphError(403, 10), fault('permission')],
    ['telegram', telegramError(403, 'Forbidden: bot was blocked by the user'), refused],
    ['telegram', telegramError(400, 'Bad Request: chat not found'), refused],
    ['telegram', telegramError(401, 'Unauthorized'), fault('credentials')],
    ['telegram', telegramError(404, 'Not Found'), fault('credentials')],
    ['telegram', telegramError(500, 'Internal Server Error'), passing],
    ['telegram', { status: 403, json: payload('api_error_403_user_deactivated') }, refused],
    ['telegram', { status: 429, json: payload('api_error_429') }, { ...refused, retryAfterMs: 14_000 }],
  ])('%s: %o', async (kind, reply, expected) => {
    expect(await after(kind, reply)).toMatchObject(expected);
  });

  it('wait as long as the provider asks', async () => {
    const limited = { ...graphError(429, 4), headers: { 'retry-after': '120' } };
    for (const kind of ['facebook', 'instagram', 'whatsapp'])
      expect(await after(kind, limited)).toMatchObject({ ...refused, retryAfterMs: 120_000 });
  });

  it('write to a person who hides the phone number by the id that stands for it', async () => {
    await send('whatsapp', graph.url, 'US.13491208655302741918');
    expect(graph.calls.at(-1)?.json).toMatchObject({ recipient: 'US.13491208655302741918' });
    expect(graph.calls.at(-1)?.json).not.toHaveProperty('to');
  });
});
