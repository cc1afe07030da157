import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';
import { writeMessage } from './transcript.ts';

interface Item {
  readonly id: string;
  readonly kind?: string;
  readonly at?: string;
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

async function readAll(path: string, limits: readonly number[]): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page === 0 || cursor !== null; page += 1) {
    const limit = `limit=${String(limits[page % limits.length])}`;
    const response = await api.call(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    expect(response.statusCode, response.body).toBe(200);
    const answer = response.json<{ items: Item[]; nextCursor: string | null }>();
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe('GET /v1/contacts/{id}/messages', () => {
  it('shows messages with their sentiment, and of deleted ones only that they were', async () => {
    const id = await people.contact();
    const happy = await writeMessage(people, id, {
      text: 'Great!',
      attachments: JSON.stringify([{ type: 'image', url: 'https://x.example/a' }]),
    });
    const edited = await writeMessage(people, id, {
      text: 'Hm',
      revision: 1,
      edited_at: '2026-01-03T00:00:00Z',
      sent_at: '2026-01-02T01:00:00Z',
    });
    const deleted = await writeMessage(people, id, {
      text: 'oops',
      deleted_at: '2026-01-03T00:00:00Z',
      sent_at: '2026-01-02T02:00:00Z',
    });
    for (const { id: message_id } of [happy, edited, deleted]) {
      await people.query(
        `INSERT INTO rapport.message_analyses (message_id, workspace_id, contact_id, revision, context_hash, settings_version, provider,
           model, reading, sentiment_score, sentiment_level, analysed_at) VALUES ($1, $2, $3, 0, '', 1, 'local', '1', '{}', 0.6, 'very_positive', now())`,
        [message_id, api.workspaceId, id],
      );
    }
    const response = await api.call('GET', `/v1/contacts/${id}/messages`);
    expect(response.json()).toMatchObject({
      nextCursor: null,
      items: [
        {
          ...{
            id: happy.id,
            conversationId: happy.conversationId,
            channel: 'web',
            direction: 'inbound',
            author: 'contact',
            text: 'Great!',
          },
          ...{
            sentAt: '2026-01-02T00:00:00.000Z',
            editedAt: null,
            deletedAt: null,
            expiredAt: null,
            source: 'chat_widget',
            delivery: null,
          },
          ...{
            sentiment: { level: 'very_positive', score: 0.6 },
            attachments: [{ type: 'image', url: 'https://x.example/a' }],
          },
        },
        { id: edited.id, text: 'Hm', editedAt: '2026-01-03T00:00:00.000Z', sentiment: null },
        { id: deleted.id, text: null, deletedAt: '2026-01-03T00:00:00.000Z', sentiment: null, attachments: [] },
      ],
    });
  });

  it('pages through many of the same instant, both ways', async () => {
    const id = await people.contact();
    const written: string[] = [];
    for (let n = 0; n < 25; n += 1)
      written.push((await writeMessage(people, id, { sent_at: `2026-01-02T00:0${String(n % 3)}:00Z` })).id);
    const ascending = (await readAll(`/v1/contacts/${id}/messages?order=asc`, [200])).map((item) => item.id);
    expect(ascending.toSorted()).toEqual(written.toSorted());
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom('asc', 'desc'), async (limits, order) => {
        const paged = (await readAll(`/v1/contacts/${id}/messages?order=${order}`, limits)).map((item) => item.id);
        expect(paged).toEqual(order === 'asc' ? ascending : ascending.toReversed());
      }),
      { numRuns: 10 },
    );
  });

  it('refuses the cursor of another contact or order', async () => {
    const [one, two] = [await people.contact(), await people.contact()];
    for (const id of [one, one, two]) await writeMessage(people, id);
    const { nextCursor } = (await api.call('GET', `/v1/contacts/${one}/messages?limit=1`)).json<{
      nextCursor: string;
    }>();
    for (const path of [`${two}/messages?`, `${one}/messages?order=desc&`, `${one}/timeline?`]) {
      expect((await api.call('GET', `/v1/contacts/${path}cursor=${nextCursor}`)).json()).toMatchObject({
        code: 'invalid_cursor',
      });
    }
  });
});

describe('GET /v1/contacts/{id}/timeline', () => {
  it('shows messages and changes newest first, with reason and quotes', async () => {
    const id = await people.contact();
    const message = await writeMessage(people, id, { text: 'I want to buy it', sent_at: '2026-01-02T00:00:00Z' });
    const event = (kind: string, columns: Record<string, unknown>) =>
      people.query(
        `INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, before, after, rule, params, evidence, actor, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[api.workspaceId, id, kind, columns['before'], columns['after'], columns['rule'], columns['params']],
          ...[columns['evidence'] ?? '[]', columns['actor'] ?? 'engine', columns['at']],
        ],
      );
    await event('status', {
      ...{ before: '"new"', after: '"qualified"', at: '2026-01-02T00:00:00Z' },
      ...{ rule: '{"id": "status.qualified_by_intent", "version": 1}', params: '{"window": "P30D"}' },
      evidence: JSON.stringify([{ messageId: message.id, span: { start: 2, end: 13 } }]),
    });
    await event('tag', { after: '"t"', actor: 'key:1', at: '2026-01-04T00:00:00Z' });
    const response = await api.call('GET', `/v1/contacts/${id}/timeline`);
    expect(response.json()).toMatchObject({
      items: [
        { kind: 'tag', actor: 'key:1', before: null, after: 't', rule: null, reason: null, evidence: [] },
        {
          ...{ kind: 'status', actor: 'engine', before: 'new', after: 'qualified', at: '2026-01-02T00:00:00.000Z' },
          rule: { id: 'status.qualified_by_intent', version: 1 },
          reason: 'Showed that they want to buy within the last 30 days.',
          evidence: [{ messageId: message.id, quote: 'want to buy' }],
        },
        {
          id: message.id,
          kind: 'message',
          actor: 'contact',
          evidence: [{ messageId: message.id, quote: 'I want to buy it' }],
        },
      ],
      nextCursor: null,
    });
  });

  it('pages through messages and changes of the same instants', async () => {
    const id = await people.contact();
    for (let n = 0; n < 30; n += 1) {
      const at = `2026-01-02T00:0${String(n % 4)}:00Z`;
      if (n % 2 === 0) await writeMessage(people, id, { sent_at: at });
      else {
        await people.query(
          `INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, actor, at) VALUES ($1, $2, 'tag', 'x', $3)`,
          [...[api.workspaceId, id, at]],
        );
      }
    }
    const all = await readAll(`/v1/contacts/${id}/timeline`, [200]);
    expect(new Set(all.map((item) => item.id)).size).toBe(30);
    expect(all.map((item) => item.at)).toEqual(
      all
        .map((item) => item.at)
        .toSorted()
        .toReversed(),
    );
    await fc.assert(
      fc.asyncProperty(sizes, async (limits) => {
        expect(await readAll(`/v1/contacts/${id}/timeline`, limits)).toEqual(all);
      }),
      { numRuns: 10 },
    );
  });
});
