import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = (messages: unknown[]) => api.call('POST', '/v1/messages/batch', { messages });

describe('a batch', () => {
  it('answers each message in its place, and a bad one does not stop the others', async () => {
    const twice = aMessage({ channelUserId: 'batch' });
    const bad = [{ channel: 'fax' }, { ...twice, text: 'other' }, null, aMessage({ text: 'a\ud800' })];
    const { results } = (await send([twice, bad[0], twice, bad[1], bad[2], aMessage(), bad[3]])).json();
    expect(results).toHaveLength(7);
    expect(results[0]).toMatchObject({ duplicate: false });
    expect(results[1].error).toMatchObject({ status: 400, code: 'invalid' });
    expect(results[1].error.errors).toContainEqual(expect.objectContaining({ path: 'channel' }));
    expect(results[2]).toEqual({ ...results[0], duplicate: true });
    expect(results[3].error).toMatchObject({ status: 409, code: 'message_id_reused' });
    expect(results[4].error).toMatchObject({ status: 400 });
    expect(results[5]).toMatchObject({ duplicate: false });
    expect(results[6].error).toMatchObject({ status: 400, errors: [{ path: 'text' }] });
  });

  it('takes 500 messages', async () => {
    const { results } = (
      await send(Array.from({ length: 500 }, (_, i) => aMessage({ channelUserId: `many-${String(i % 50)}` })))
    ).json();
    expect(results).toHaveLength(500);
    expect(new Set(results.map(({ contactId }: { contactId: string }) => contactId)).size).toBe(50);
  });

  it.each([[[]], [Array.from({ length: 501 }, () => ({}))], ['none']])(
    'of a wrong size is refused whole',
    async (messages) => {
      const answer = await api.call('POST', '/v1/messages/batch', { messages });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().errors[0].path).toBe('messages');
    },
  );
});
