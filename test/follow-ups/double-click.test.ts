import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelThat, taken } from './support/approved.ts';
import { startLivingApi, type LivingApi } from './support/living-api.ts';

const { got, channels } = channelThat(taken);

let api: LivingApi;
beforeAll(async () => {
  api = await startLivingApi(channels.portFor('web') ?? undefined);
  expect((await api.call('PATCH', '/v1/settings', { followUps: { quietHours: null } })).statusCode).toBe(200);
}, 90_000);
afterAll(() => api.close());

test.each([
  ['that name the version they saw', { version: 1 }],
  ['that name none', {}],
])(
  'ten approvals at once %s: ten equal answers, one send',
  async (which, body) => {
    const { contactId } = await api.say(which, 'Hello');
    const reminder = { contactId, dueAt: new Date().toISOString(), message: `Your cake is ready (${which})` };
    const { id } = (await api.call('POST', '/v1/follow-ups', reminder)).json();
    const approve = () => api.call('POST', `/v1/follow-ups/${id}/approve`, body);
    const answers = await Promise.all(Array.from({ length: 10 }, approve));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ state: 'approved', version: 2 });

    const state = async () => (await api.call('GET', `/v1/follow-ups/${id}`)).json().state;
    await expect.poll(state, { timeout: 25_000, interval: 100 }).toBe('sent');
    expect(got.filter((message) => message.contactId === contactId)).toHaveLength(1);
    // After it was sent, the same click is still the same decision.
    expect((await approve()).statusCode).toBe(200);
  },
  60_000,
);
