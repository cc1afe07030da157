import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWindowOver } from '../../channels/whatsapp/template.ts';
import { startLivingChannels, type LivingChannels } from './living.ts';
import { connect, deliver, personOf, sampleOf } from './support.ts';

let living: LivingChannels;
beforeAll(async () => {
  living = await startLivingChannels();
}, 120_000);
afterAll(() => living.close());

const HOUR_MS = 3_600_000;
const TEMPLATE = { name: 'news_of_your_request', language: 'en' };

/** Somebody who wrote so long ago. */
async function somebody(account: string, hoursAgo: number) {
  const connection = await connect(living.api, 'whatsapp', account, { apiBase: living.graph.url });
  const person = `1555${account}`;
  const at = new Date(Math.floor((Date.now() - hoursAgo * HOUR_MS) / 1_000) * 1_000);
  const said = { account, person, id: `said-${account}`, text: 'How much is it?', at };
  expect((await deliver(living.api, connection, sampleOf('whatsapp').message(said))).statusCode).toBe(200);
  const name = (options: object) => living.api.call('PATCH', `/v1/channels/${connection.id}`, { options });
  return { contactId: (await personOf(living.api, `whatsapp:${person}`)) ?? '', name, person };
}

const sendsOf = (person: string) =>
  living.graph.calls.flatMap(({ method, json }) => (method === 'POST' && json['to'] === person ? [json] : []));

it('goes as the template that the connection names when the window is over, and not without one', async () => {
  const { contactId, name, person } = await somebody('9000001', 30);
  const id = await living.approved(contactId, 'It is 40,\n\nwith   everything');
  expect((await living.followUp(id)).gate.reasons).toEqual(['channel_window']);
  expect((await name({ template: TEMPLATE })).json()).toMatchObject({ options: { template: TEMPLATE } });
  await living.reaches(id, 'sent');
  const parameters = [{ type: 'text', text: 'It is 40, with everything' }];
  expect(sendsOf(person)).toMatchObject([
    {
      type: 'template',
      template: { ...{ name: TEMPLATE.name, language: { code: 'en' } }, components: [{ type: 'body', parameters }] },
      biz_opaque_callback_data: expect.any(String),
    },
  ]);
  expect(await living.outbound(contactId)).toMatchObject([{ text: 'It is 40,\n\nwith   everything' }]);
  expect((await name({ template: null })).json()).toMatchObject({ options: { template: null } });
  const next = await living.followUp(await living.approved(contactId, 'And now?'));
  expect(next.gate.reasons).toEqual(['channel_window']);
}, 60_000);

it('goes as it was written while the window is open', async () => {
  const { contactId, name, person } = await somebody('9000002', 1);
  await name({ template: TEMPLATE });
  await living.reaches(await living.approved(contactId, 'It is 40'), 'sent');
  expect(sendsOf(person)).toMatchObject([{ type: 'text', text: { body: 'It is 40' } }]);
}, 60_000);

it('takes no template that can be none', async () => {
  const { name } = await somebody('9000003', 1);
  for (const template of [{ name: 'News!', language: 'en' }, { name: 'news' }, { ...TEMPLATE, parameters: 2 }])
    expect((await name({ template })).statusCode).toBe(400);
});

it('counts a window that ends within the minute as over: the provider’s clock decides', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const wrote = (ms: number, direction: 'inbound' | 'outbound' = 'inbound') => ({
    ...{ channelMessageId: 'm', direction, channelData: null, sentAt: new Date(now.getTime() - ms) },
  });
  expect(isWindowOver([wrote(24 * HOUR_MS - 61_000)], now)).toBe(false);
  expect(isWindowOver([wrote(24 * HOUR_MS - 59_000)], now)).toBe(true);
  expect(isWindowOver([wrote(0, 'outbound'), wrote(HOUR_MS)], now)).toBe(false);
  expect(isWindowOver([wrote(0, 'outbound')], now)).toBe(true);
});
