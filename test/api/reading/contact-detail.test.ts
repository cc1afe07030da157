import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';
import { writeMessage } from './transcript.ts';

interface Detail {
  readonly id: string;
  readonly explain: Record<
    string,
    { value: unknown; since: string; reason: string; evidence: unknown[]; contributions?: unknown[] }
  >;
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

const detailOf = async (id: string): Promise<Detail> => {
  const response = await api.call('GET', `/v1/contacts/${id}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json<Detail>();
};

const decision = (value: unknown, ruleId: string, evidence: unknown[] = [], params: object = {}) => ({
  ...{ value, confidence: 0.9, params, evidence },
  rule: { id: ruleId, version: 1 },
});

describe('GET /v1/contacts/{id}', () => {
  it('shows a contact that nothing was read of yet', async () => {
    const id = await people.contact();
    expect(await detailOf(id)).toMatchObject({
      ...{ id, name: null, emails: [], phones: [], identities: [], optOuts: [], customFields: {}, timeZone: null },
      ...{ locks: { status: false, stage: false, score: false }, conversations: [], nextDeadline: null },
      ...{ pendingFollowUps: 0, openReviews: 0 },
      explain: {
        status: { value: 'new', since: '2026-01-01T00:00:00.000Z', confidence: 0, evidence: [] },
        leadScore: { value: 0, contributions: [] },
        sentiment: { value: null },
      },
    });
  });

  it('tells from when to when the contact was in each stage', async () => {
    const id = await people.contact();
    for (const [day, stage] of [
      ['02', 'inquiry'],
      ['05', 'closing'],
      ['03', 'comparing'],
    ]) {
      await people.query(
        `INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, after, actor, at)
         VALUES ($1, $2, 'stage', to_jsonb($3::text), 'engine', $4)`,
        [api.workspaceId, id, stage, `2026-01-${day ?? ''}T00:00:00Z`],
      );
    }
    const at = (day: string): string => `2026-01-${day}T00:00:00.000Z`;
    expect(await detailOf(id)).toMatchObject({
      stageHistory: [
        { stage: 'inquiry', from: at('02'), to: at('03') },
        { stage: 'comparing', from: at('03'), to: at('05') },
        { stage: 'closing', from: at('05'), to: null },
      ],
    });
  });

  it('shows addresses, opt-outs, locks and conversations', async () => {
    const id = await people.contact({
      ...{
        told_email: 'shown@example.com',
        set_phone: '+639175550101',
        told_time_zone: 'Asia/Manila',
      },
      ...{ locks: { stage: true }, next_deadline: '2026-02-01T00:00:00Z', deadline_cause: 'becomes_inactive' },
    });
    const at = '2026-01-02T00:00:00Z';
    await people.row('contact_identities', {
      contact_id: id,
      kind: 'email',
      value: 'first@example.com',
      linked_by: 'channel',
      linked_at: at,
    });
    await people.row('contact_identities', {
      ...{
        contact_id: id,
        kind: 'whatsapp',
        value: '639175550101',
        verified: true,
        linked_by: 'channel',
        linked_at: at,
      },
    });
    await people.row('opt_outs', { contact_id: id, scope: 'all', source: 'message', at });
    const { conversationId } = await writeMessage(people, id, { channel: 'whatsapp', sent_at: at });
    expect(await detailOf(id)).toMatchObject({
      ...{ emails: ['shown@example.com', 'first@example.com'], phones: ['+639175550101'], timeZone: 'Asia/Manila' },
      identities: [
        {
          kind: 'email',
          value: 'first@example.com',
          verified: false,
          linkedBy: 'channel',
          at: '2026-01-02T00:00:00.000Z',
        },
        { kind: 'whatsapp', value: '639175550101', verified: true },
      ],
      optOuts: [{ scope: 'all', source: 'message', at: '2026-01-02T00:00:00.000Z' }],
      ...{ locks: { status: false, stage: true, score: false }, nextDeadline: '2026-02-01T00:00:00.000Z' },
      conversations: [
        { id: conversationId, contactId: id, channel: 'whatsapp', handledBy: 'ai', assignee: null, verified: true },
      ],
    });
  });

  it('says what happens next: its own deadline, or a look at its follow-ups that comes before', async () => {
    const id = await people.contact({ next_deadline: '2026-02-01T00:00:00Z', deadline_cause: 'becomes_inactive' });
    const lookAt = (at: string) =>
      people.query(
        `UPDATE rapport.contact_inbox SET next_look_at = $2, next_look_cause = 'follow_up_found' WHERE contact_id = $1`,
        [id, at],
      );
    await lookAt('2026-01-20T00:00:00Z');
    expect(await detailOf(id)).toMatchObject({
      ...{ nextDeadline: '2026-01-20T00:00:00.000Z', nextDeadlineCause: 'follow_up_found' },
    });
    await lookAt('2026-02-20T00:00:00Z');
    expect(await detailOf(id)).toMatchObject({
      ...{ nextDeadline: '2026-02-01T00:00:00.000Z', nextDeadlineCause: 'becomes_inactive' },
    });
  });

  it('explains every value, and quotes messages literally as they read now', async () => {
    const id = await people.contact({ status: 'qualified', settings_version: 1, evaluated_at: '2026-01-05T00:00:00Z' });
    const said = await writeMessage(people, id, { text: 'Hi 👋, I want to buy two of them now' });
    const gone = await writeMessage(people, id, { text: 'secret', deleted_at: '2026-01-03T00:00:00Z' });
    const shortened = await writeMessage(people, id, { text: 'ok' });
    const other = await writeMessage(people, await people.contact(), { text: 'of somebody else' });
    const [signal] = await people.query<{ id: string; name: string }>(
      `SELECT s ->> 'id' AS id, s ->> 'name' AS name FROM rapport.settings, jsonb_array_elements(document -> 'leadScoring' -> 'signals') s
       WHERE workspace_id = $1 AND version = 1 LIMIT 1`,
      [api.workspaceId],
    );
    const evidence = [
      { messageId: said.id, span: { start: 9, end: 20 } },
      { messageId: gone.id, span: { start: 0, end: 6 } },
      { messageId: shortened.id, span: { start: 0, end: 12 } },
      { messageId: other.id, span: null },
      { editId: randomUUID() },
    ];
    const contribution = {
      signalId: signal?.id,
      category: 'intent',
      points: 12.5,
      at: '2026-01-02T00:00:00.000Z',
      messageId: said.id,
    };
    const manual = {
      signalId: 'unknown',
      category: 'manual',
      points: -3,
      at: '2026-01-03T00:00:00.000Z',
      editId: randomUUID(),
    };
    await people.query('UPDATE rapport.contacts SET explain = $2 WHERE id = $1', [
      id,
      JSON.stringify({
        status: decision('qualified', 'status.qualified_by_intent', evidence, { window: 'P30D' }),
        stage: decision('inquiry', 'stage.start', [{ messageId: said.id, span: { start: 4, end: 5 } }]),
        leadScore: decision(12, 'score.sum', [{ messageId: said.id }], { counted: 2 }),
        sentiment: null,
        contributions: [contribution, manual],
      }),
    ]);
    for (const [kind, day] of [
      ['status', '02'],
      ['stage', '02'],
      ['status', '04'],
      ['tag', '05'],
    ]) {
      await people.query(
        `INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, actor, at) VALUES ($1, $2, $3, 'engine', $4)`,
        [api.workspaceId, id, kind, `2026-01-${day ?? ''}T00:00:00Z`],
      );
    }
    const { explain } = await detailOf(id);
    expect(explain['status']).toMatchObject({
      ...{
        value: 'qualified',
        since: '2026-01-04T00:00:00.000Z',
        confidence: 0.9,
        rule: { id: 'status.qualified_by_intent', version: 1 },
      },
      reason: 'Showed that they want to buy within the last 30 days.',
      evidence: [{ messageId: said.id, quote: 'want to buy' }],
    });
    // A span that cuts the emoji in two is widened to the whole of it.
    expect(explain['stage']?.evidence).toEqual([{ messageId: said.id, quote: '👋' }]);
    expect(explain['leadScore']).toMatchObject({
      since: '2026-01-01T00:00:00.000Z',
      evidence: [{ messageId: said.id, quote: 'Hi 👋, I want to buy two of them now' }],
      contributions: [
        {
          signalId: signal?.id,
          name: signal?.name,
          category: 'intent',
          points: 12.5,
          at: '2026-01-02T00:00:00.000Z',
          messageId: said.id,
        },
        { signalId: 'unknown', name: 'unknown', category: 'manual', points: -3, at: '2026-01-03T00:00:00.000Z' },
      ],
    });
    expect(explain['sentiment']).toMatchObject({ value: null, evidence: [] });
  });

  it('has an ETag that changes with what it shows, and answers 304 while it does not', async () => {
    const id = await people.contact({ told_name: 'Ana' });
    const first = await api.call('GET', `/v1/contacts/${id}`);
    const etag = String(first.headers['etag']);
    const ask = (tags: string) =>
      api.call('GET', `/v1/contacts/${id}`, undefined, { headers: { 'if-none-match': tags } });
    const same = await ask(`"other", W/${etag}`);
    expect([same.statusCode, same.body, same.headers['etag']]).toEqual([304, '', etag]);
    expect((await ask('"other"')).statusCode).toBe(200);
    await people.query(`UPDATE rapport.contacts SET told_name = 'Anna' WHERE id = $1`, [id]);
    const changed = await ask(etag);
    expect([changed.statusCode, changed.headers['etag'] === etag]).toEqual([200, false]);
  });

  it('answers for an absorbed contact with the survivor', async () => {
    const [first, second, third] = [
      await people.contact(),
      await people.contact(),
      await people.contact({ told_name: 'Survivor' }),
    ];
    await people.query('UPDATE rapport.contacts SET merged_into = $2 WHERE id = $1', [first, second]);
    await people.query('UPDATE rapport.contacts SET merged_into = $2 WHERE id = $1', [second, third]);
    expect(await detailOf(first)).toMatchObject({ id: third, name: 'Survivor' });
    await people.query('UPDATE rapport.contacts SET erasing_at = now() WHERE id = $1', [third]);
    expect((await api.call('GET', `/v1/contacts/${first}`)).statusCode).toBe(404);
  });

  it('is 404 for an id of nobody, of another workspace, and for no id at all, all alike', async () => {
    const id = await people.contact();
    const { key } = await api.otherWorkspace();
    const answers = [
      await api.call('GET', `/v1/contacts/${id}`, undefined, { key }),
      await api.call('GET', `/v1/contacts/${randomUUID()}`),
      await api.call('GET', '/v1/contacts/nobody'),
      await api.call('GET', '/v1/contacts/%00'),
    ];
    for (const answer of answers) expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' });
  });
});
