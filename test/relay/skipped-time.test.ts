import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactWorkflowId, life } from '../../workflows/definitions.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { timeSkippingEnv } from '../support/temporal.ts';
import { eventually } from '../workflow/support/eventually.ts';
import { startEngine, type Engine } from './support/engine.ts';

const DAY_MS = 86_400_000;

let env: TestWorkflowEnvironment;
let db: EngineDatabase;
let engine: Engine;

beforeAll(async () => {
  [env, db] = await Promise.all([timeSkippingEnv(), createEngineDatabase()]);
  engine = await startEngine(db, { address: env.address });
});
afterAll(async () => {
  await engine.stop();
  await db.close();
  await env.teardown();
});

const rowOf = (contactId: string) => db.all('contacts').where({ id: contactId }).first();

/** Waits until the contact shows this status and its workflow sleeps again: a task under way would time out in skipped time. */
const statusIs = (contactId: string, status: string) =>
  eventually(async () => {
    const { status: shown, step } = await rowOf(contactId);
    expect(shown).toBe(status);
    const workflow = engine.client.workflow.getHandle(contactWorkflowId({ workspaceId: db.workspaceId, contactId }));
    expect(await workflow.query(life)).toMatchObject({ step });
  });

test(
  'silence makes a customer churned, a prospect inactive, each at its moment; a message brings them back',
  { timeout: 60_000 },
  async () => {
    const sentAt = new Date(await env.currentTimeMs());
    const business = { direction: 'outbound', author: 'human' } as const;
    const prospect = await db.accept({
      channelUserId: 'prospect',
      text: 'Hello, what are your opening hours?',
      sentAt,
    });
    const customer = await db.accept({
      channelUserId: 'customer',
      text: 'Please book the garden room for Saturday',
      sentAt,
    });
    const booked = new Date(sentAt.getTime() + 60_000);
    await db.accept({
      ...business,
      channelUserId: 'customer',
      text: 'Thank you, your booking is confirmed for Saturday.',
      sentAt: booked,
    });
    await db.relay.raw('NOTIFY rapport_relay');
    await statusIs(prospect, 'new');
    await statusIs(customer, 'converted');

    await env.sleep(14 * DAY_MS - 120_000);
    expect((await rowOf(prospect)).status).toBe('new');
    await env.sleep(180_000);
    await statusIs(prospect, 'inactive');
    const [event] = await db
      .all('contact_events')
      .where({ contact_id: prospect, kind: 'status' })
      .orderBy('id', 'desc')
      .limit(1);
    const lateMs = event.at.getTime() - sentAt.getTime() - 14 * DAY_MS;
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(2_000);

    await env.sleep(45 * DAY_MS);
    expect((await rowOf(customer)).status).toBe('converted');
    await env.sleep(2 * DAY_MS);
    await statusIs(customer, 'churned');

    const back = new Date(await env.currentTimeMs());
    await db.accept({ channelUserId: 'customer', text: 'Hi, I am back in town', sentAt: back });
    await db.relay.raw('NOTIFY rapport_relay');
    await statusIs(customer, 'converted');
  },
);
