import { beforeAll, describe, expect, test } from 'vitest';
import { unjudgedContacts } from '../../scripts/demo/backlog.ts';
import { asOwner } from '../support/owner.ts';
import { inboundMessage, type MessageAccepted } from '../e2e/support/contacts.ts';
import { eventually } from '../e2e/support/wait.ts';
import { namedMetrics } from './support/named-metrics.ts';
import { startFleet, type Api, type Fleet } from './support/fleet.ts';
import type { Span } from './support/collector.ts';

/** Planted where a caller can plant something; none of it may be in a trace or a metric. */
const MARKER = 'Quillfeather';

/** Temporal's core exports it only once a workflow task has failed, which none does here. */
const FROM_ITS_FIRST_FAILURE = 'temporal_workflow_task_execution_failed_total';

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet();
  return fleet.close;
}, 300_000);

let said = 0;
function say(api: Api, visitor: string, text: string): Promise<MessageAccepted> {
  said += 1;
  return api.client.post('/v1/messages', inboundMessage(visitor, `m-${String(said)}`, text));
}

const allJudged = () =>
  eventually('everything is judged', async () => (await unjudgedContacts(fleet.databaseUrl)) === 0, 60_000);

async function untold(): Promise<number> {
  const [row] = await asOwner<{ untold: number }>(
    fleet.databaseUrl,
    'SELECT count(*)::integer AS untold FROM rapport.contact_inbox WHERE last_seq > relayed_seq',
  );
  return row?.untold ?? 0;
}

/** All spans of the trace in which a contact's fact was carried as the n-th of that contact. */
async function traceOf(contactId: string, nth: number): Promise<readonly Span[]> {
  return eventually(
    `trace ${String(nth)} is whole`,
    async () => {
      const spans = fleet.collector.spans();
      const carried = spans.filter(
        ({ name, attributes }) => name === 'relay carries' && attributes['rapport.contact_id'] === contactId,
      );
      const traceIds = [...new Set(carried.map(({ traceId }) => traceId))];
      const trace = spans.filter(({ traceId }) => traceId === traceIds[nth]);
      return trace.some(({ name }) => name === 'projection') && trace;
    },
    20_000,
  );
}

describe('two APIs and two workers on servers of their own', () => {
  test('a message is one trace from the request to the projection, the second as much as the first', async () => {
    const { contactId } = await say(fleet.apis[0], `visitor ${MARKER}`, `I am ${MARKER}, how much is a haircut?`);
    await allJudged();
    const first = await traceOf(contactId, 0);
    await say(fleet.apis[1], `visitor ${MARKER}`, `And for ${MARKER}'s dog?`);
    await allJudged();
    const second = await traceOf(contactId, 1);
    for (const trace of [first, second]) {
      const names = trace.map(({ name }) => name);
      const expected = [
        'POST /v1/messages',
        'relay carries',
        'workflow hears arrived',
        'activity analyse',
        'activity decide',
      ];
      expect(names).toEqual(expect.arrayContaining([...expected, 'projection']));
      expect(new Set(trace.map(({ service }) => service))).toEqual(new Set(['rapport-api', 'rapport-worker']));
      const ids = new Set(trace.map(({ spanId }) => spanId));
      const roots = trace.filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId));
      expect(roots.map(({ name }) => name)).toEqual(['POST /v1/messages']);
    }
    await fleet.apis[0].client.send('GET', `/v1/contacts?q=${MARKER}`);
    await fleet.apis[0].client.send('GET', `/${MARKER}`);
    await eventually('the search is traced', () =>
      Promise.resolve(fleet.collector.spans().some(({ name }) => name === 'GET /v1/contacts')),
    );
    expect(fleet.collector.raw()).not.toContain(MARKER);
  }, 120_000);

  test('every metric of dashboard, alerts and runbook is exported, and none names a customer', async () => {
    const pages = await Promise.all(
      [
        ...fleet.apis.map(({ baseUrl }) => `${baseUrl}/metrics`),
        ...fleet.workers.map(({ metricsUrl }) => metricsUrl),
      ].map(async (url) => (await fetch(url)).text()),
    );
    const exported = new Set([...pages.join('\n').matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const asked = namedMetrics().filter((name) => name !== FROM_ITS_FIRST_FAILURE);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !exported.has(name))).toEqual([]);
    expect(pages.join('\n')).not.toContain(MARKER);
    const [api, , worker] = pages;
    expect(api).toMatch(/rapport_messages_accepted_total\{channel="web",outcome="accepted"\} [1-9]/);
    expect(worker).toMatch(/rapport_queue_depth\{queue="judge"\} 0/);
    expect(worker).toContain('temporal_worker_task_slots_available');
  }, 60_000);

  test('one of each is killed, and messages go on', async () => {
    const visitors = Array.from({ length: 12 }, (_, n) => `guest ${String(n)}`);
    await Promise.all(
      visitors.map((visitor, n) => say(fleet.apis[n % 2 === 0 ? 0 : 1], visitor, 'Hello, are you open?')),
    );
    // A relay that dies over a call holds its contacts for a minute, which the campaign in test/faults has time for.
    await eventually('all are told', async () => (await untold()) === 0);
    await Promise.all([fleet.apis[0].process.end('SIGKILL'), fleet.workers[0].process.end('SIGKILL')]);
    await Promise.all(visitors.map((visitor) => say(fleet.apis[1], visitor, 'How much is a haircut?')));
    // What the dead worker had begun is given up by Temporal after its time-outs, and done again by the other.
    await allJudged();
    const rows = await asOwner<{ contacts: number; messages: number; unread: number }>(
      fleet.databaseUrl,
      `SELECT (SELECT count(*)::integer FROM rapport.conversations WHERE channel_user_id LIKE 'guest%') AS contacts,
         (SELECT count(*)::integer FROM rapport.messages WHERE channel_user_id LIKE 'guest%') AS messages,
         (SELECT count(*)::integer FROM rapport.messages m LEFT JOIN rapport.message_analyses a ON a.message_id = m.id
          WHERE a.message_id IS NULL) AS unread`,
    );
    expect(rows).toEqual([{ contacts: 12, messages: 24, unread: 0 }]);
  }, 120_000);

  test('told to stop, both kinds end in order', async () => {
    const codes = await Promise.all([fleet.apis[1].process.end('SIGTERM'), fleet.workers[1].process.end('SIGTERM')]);
    expect(codes).toEqual([0, 0]);
  }, 60_000);
});
