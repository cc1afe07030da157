import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '../../db/client.ts';
import { beginErasure } from '../../db/repositories/begin-erasure.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = async (message: Record<string, unknown>) => (await api.call('POST', '/v1/messages', message)).json();
const erase = (contactId: string, at: Date) =>
  inWorkspace(api.database, api.workspaceId, (scope) =>
    beginErasure(scope, [contactId], { workspaceId: api.workspaceId, secretKey: TEST_SECRET, at }),
  );
const NOTHING = { messageId: null, contactId: null, conversationId: null, duplicate: true };

describe('after a contact was deleted', () => {
  it('a message that was sent before is acknowledged and forgotten, a later one starts somebody new', async () => {
    const message = aMessage({ channelUserId: 'erased', sentAt: new Date(Date.now() - 60_000).toISOString() });
    const { contactId } = await send(message);
    await erase(contactId, new Date(Date.now() - 30_000));

    expect(await send(message)).toEqual(NOTHING);
    expect(
      await send(aMessage({ channelUserId: 'erased', sentAt: new Date(Date.now() - 40_000).toISOString() })),
    ).toEqual(NOTHING);
    const later = await send(aMessage({ channelUserId: 'erased' }));
    expect(later).toMatchObject({ duplicate: false });
    expect(later.contactId).not.toBe(contactId);
  });

  it('the same person by the business’s id does not come back either', async () => {
    const { contactId } = await send(aMessage({ contact: { externalId: 'gone' } }));
    await erase(contactId, new Date());
    const repeat = aMessage({
      channel: 'telegram',
      sentAt: new Date(Date.now() - 60_000).toISOString(),
      contact: { externalId: 'gone' },
    });
    expect(await send(repeat)).toEqual(NOTHING);
  });

  it('an opt-out still holds for whoever writes from the same address, until they take it back', async () => {
    const optOutsOf = async (id: string) => (await api.call('GET', `/v1/contacts/${id}`)).json().optOuts;
    const { contactId } = await send(aMessage({ channelUserId: 'silent', text: 'STOP' }));
    await erase(contactId, new Date());
    const again = await send(aMessage({ channelUserId: 'silent' }));
    expect(await optOutsOf(again.contactId)).toMatchObject([{ scope: 'web', source: 'remembered' }]);
    await send(aMessage({ channelUserId: 'silent', text: 'start' }));
    await erase(again.contactId, new Date());
    const third = await send(aMessage({ channelUserId: 'silent' }));
    expect(await optOutsOf(third.contactId)).toEqual([]);
  });
});
