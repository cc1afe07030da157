import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactWorkflowId, life } from '../../workflows/definitions.ts';
import { activitiesOn, advance } from '../activities/support/advance.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { devServerAddress } from '../support/temporal.ts';
import { startEngine, type Engine } from './support/engine.ts';
import { eventually } from '../workflow/support/eventually.ts';

const DAY_MS = 86_400_000;

let db: EngineDatabase;
let engine: Engine;
let forgotten: string;

beforeAll(async () => {
  db = await createEngineDatabase();
  // Judged a fortnight ago; then Temporal lost everything, and the deadline of a few minutes ago with it.
  const sentAt = new Date(Date.now() - 14 * DAY_MS - 5 * 60_000);
  forgotten = await db.accept({ channelUserId: 'forgotten', text: 'Hello there', sentAt });
  await advance(db, activitiesOn(db), forgotten, sentAt.toISOString());
  await db.all.raw('UPDATE contact_inbox SET relayed_seq = last_seq');
  engine = await startEngine(db, { address: await devServerAddress() });
});
afterAll(async () => {
  await engine.stop();
  await db.close();
});

const rowOf = (contactId: string) => db.all('contacts').where({ id: contactId }).first();
const workflowOf = (contactId: string) =>
  engine.client.workflow.getHandle(contactWorkflowId({ workspaceId: db.workspaceId, contactId }));

test('a message becomes a judged contact, and the contact sleeps towards its deadline', async () => {
  const contactId = await db.accept({
    text: "Hi! I'm Ana Reyes, I love this place. How much is a room for two? ana@example.com",
  });
  await db.relay.raw('NOTIFY rapport_relay');
  const row = await eventually(async () => {
    const found = await rowOf(contactId);
    expect(found.evaluated_at).not.toBeNull();
    return found;
  });
  expect(row).toMatchObject({ status: 'new', stage: 'inquiry', name: 'Ana Reyes', email: 'ana@example.com', step: 1 });
  expect(row.sentiment_score).toBeGreaterThan(0.125);
  await eventually(async () => {
    const { deadline, judgedSeq } = await workflowOf(contactId).query(life);
    expect(deadline).toEqual({ at: row.next_deadline.toISOString(), cause: row.deadline_cause });
    expect(judgedSeq).toBeGreaterThan(0);
  });
});

test('an operator finds the contact by how it stands, and reads what it waits for', { timeout: 30_000 }, async () => {
  const contactId = await db.accept({ channelUserId: 'findable', text: 'This is awful, I am so angry' });
  await db.relay.raw('NOTIFY rapport_relay');
  const level = await eventually(async () => {
    const { sentiment_level: found } = await rowOf(contactId);
    expect(found).toMatch(/negative/);
    return String(found);
  });
  const query = `WorkspaceId = '${db.workspaceId}' AND ContactStatus = 'new' AND SentimentLevel = '${level}' AND NextDeadline > '2020-01-01T00:00:00Z'`;
  await eventually(async () => {
    const found = [];
    for await (const run of engine.client.workflow.list({ query })) found.push(run.workflowId);
    expect(found).toEqual([workflowOf(contactId).workflowId]);
  });
  const metadata = await workflowOf(contactId).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  expect(metadata.currentDetails).toContain('Status **new**');
  expect(metadata.currentDetails).toMatch(
    /Sleeps until \*\*\d{4}-\d\d-\d\d \d\d:\d\d UTC\*\*, when the contact becomes \*\*inactive\*\*/,
  );
});

test('a deadline that a lost cluster forgot comes true all the same', { timeout: 60_000 }, async () => {
  await eventually(async () => expect((await rowOf(forgotten)).status).toBe('inactive'));
});
