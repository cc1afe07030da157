import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';
import { writeMessage } from './transcript.ts';

interface Held {
  readonly contactId: string;
  readonly held: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

let api: TestApi;
let people: People;
beforeAll(async () => {
  api = await startTestApi();
  people = await startPeople(api);
});
afterAll(async () => {
  await people.close();
  await api.close();
});

it('hands out every row about a person, those of absorbed contacts too, and nobody else’s', async () => {
  const [survivor, absorbed, stranger] = [
    await people.contact({ told_name: 'Ana "Quote" Reyes' }),
    await people.contact({ told_email: 'ana@example.com' }),
    await people.contact({ told_name: 'Stranger' }),
  ];
  await people.query('UPDATE rapport.contacts SET merged_into = $2 WHERE id = $1', [absorbed, survivor]);
  const conversation = await writeMessage(people, survivor, { text: 'first' });
  for (let n = 0; n < 1_100; n += 1) {
    await writeMessage(people, survivor, {
      conversation_id: conversation.conversationId,
      text: `message ${String(n)}`,
    });
  }
  await writeMessage(people, absorbed, { text: 'from before the merge' });
  await writeMessage(people, stranger, { text: 'not theirs' });
  await api.call('POST', `/v1/contacts/${survivor}/notes`, { text: 'A note' });
  await api.call('POST', `/v1/contacts/${survivor}/tags`, { name: 'loyal' });
  await people.row('opt_outs', { contact_id: survivor, scope: 'all', source: 'message', at: '2026-01-01T00:00:00Z' });

  const response = await api.call('GET', `/v1/contacts/${absorbed}/data`);
  const { contactId, held } = response.json<Held>();
  expect(contactId).toBe(survivor);
  expect(held['contacts']?.map(({ toldName, toldEmail }) => [toldName, toldEmail])).toEqual(
    expect.arrayContaining([
      ['Ana "Quote" Reyes', null],
      [null, 'ana@example.com'],
    ]),
  );
  expect(held['messages']).toHaveLength(1_102);
  expect(held['notes']).toMatchObject([{ text: 'A note', contactId: survivor }]);
  expect([held['contactTags'], held['optOuts'], held['contactEvents']].map((rows) => rows?.length)).toEqual([1, 1, 2]);
  expect(response.body).not.toContain('not theirs');
  expect(response.body).not.toContain('Stranger');
});

it('is 404 for a contact of another workspace', async () => {
  const { key } = await api.otherWorkspace();
  const id = await people.contact();
  expect((await api.call('GET', `/v1/contacts/${id}/data`, undefined, { key })).statusCode).toBe(404);
});
