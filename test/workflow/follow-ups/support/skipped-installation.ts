import { Client } from '@temporalio/client';
import { pino } from 'pino';
import { expect } from 'vitest';
import { createActivities } from '../../../../activities/index.ts';
import { createContactGateway } from '../../../../api/contact-gateway.ts';
import type { OutgoingMessage, SendResult } from '../../../../channels/port.ts';
import { createChannelRegistry } from '../../../../channels/registry.ts';
import { openDatabase, type DatabaseRole } from '../../../../db/client.ts';
import { createLocalAnalyzer } from '../../../../enrichment/local/index.ts';
import { startRelay } from '../../../../relay.ts';
import { createContactSignals } from '../../../../relay/signals.ts';
import { createContactWorker } from '../../../../worker/workers.ts';
import { contactWorkflowId, life } from '../../../../workflows/definitions.ts';
import { startTestApi, type TestApi } from '../../../support/api.ts';
import { timeSkippingEnv } from '../../../support/temporal.ts';
import { PRODUCTION, testBundle } from '../../support/contact-rig.ts';
import { eventually } from '../../support/eventually.ts';

/** A whole installation whose clocks all show the test server's time: API, relay, worker and a channel that records. */
export interface SkippedInstallation extends TestApi {
  readonly clock: () => Date;
  readonly channel: RecordingChannel;
  /** Lets time pass, once the contact's workflow sleeps: a task under way would time out in skipped time. */
  pass(contactId: string, ms: number): Promise<void>;
  /** Waits until everything accepted has been judged and the workflow sleeps. */
  settled(contactId: string): Promise<void>;
}

export interface RecordingChannel {
  readonly got: OutgoingMessage[];
  /** What the provider says; it takes everything unless a test says otherwise. */
  answer: (message: OutgoingMessage) => SendResult;
}

const tooLong = async (ms: number): Promise<never> => {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  throw new Error(`${String(ms)} ms did not pass: something under way holds the server's clock`);
};

const taken = ({ idempotencyKey }: OutgoingMessage): SendResult => ({
  kind: 'sent',
  providerMessageId: `taken-${idempotencyKey}`,
});

export async function startSkippedInstallation(): Promise<SkippedInstallation> {
  const env = await timeSkippingEnv();
  let aheadMs = (await env.currentTimeMs()) - Date.now();
  const clock = (): Date => new Date(Date.now() + aheadMs);
  const channel: RecordingChannel = { got: [], answer: taken };
  const port = {
    windowMs: null,
    send: (message: OutgoingMessage) => {
      channel.got.push(message);
      return Promise.resolve(channel.answer(message));
    },
  };
  const channels = createChannelRegistry({}, port);
  const taskQueue = `skipped-${crypto.randomUUID()}`;
  const gateway = createContactGateway({
    ...{ connection: { address: env.address }, namespace: 'default', taskQueue, timeoutMs: 30_000 },
    onPending: (error) => console.error('a decision was left to the relay', error),
  });
  const api = await startTestApi({ gateway, clock, reach: (name) => channels.portFor(name) });
  const logger = pino({ level: 'fatal' });
  const open = (role: DatabaseRole) =>
    openDatabase({ url: api.ownerUrl, role, poolSize: 6, applicationName: 'skipped time' });
  const [database, relayDatabase] = [open('rapport_worker'), open('rapport_relay')];
  const analyzer = createLocalAnalyzer();
  const shared = { database, analyzer, localAnalyzer: analyzer, logger, searchable: true };
  const deps = { connection: env.nativeConnection, namespace: 'default', taskQueue, logger };
  const worker = await createContactWorker(
    { ...deps, bundle: await testBundle(PRODUCTION) },
    createActivities({ ...shared, channels, clock }),
    { databaseConnections: 4, cachedContacts: 100 },
  );
  const running = worker.run();
  const client = new Client({ connection: env.connection });
  const signals = createContactSignals(client.workflow, taskQueue);
  const startJob = () => Promise.resolve();
  const relay = startRelay({ database: relayDatabase, databaseUrl: api.ownerUrl, signals, startJob, logger });
  const handle = (contactId: string) =>
    client.workflow.getHandle(contactWorkflowId({ workspaceId: api.workspaceId, contactId }));

  const settled = (contactId: string): Promise<void> =>
    eventually(async () => {
      const inbox = await relayDatabase('contact_inbox')
        .where({ contact_id: contactId })
        .first('last_seq', 'judged_seq');
      expect(inbox.judged_seq).toBe(inbox.last_seq);
      const { step, judgedSeq, uptoSeq } = await handle(contactId).query(life);
      expect([judgedSeq, uptoSeq]).toEqual([inbox.judged_seq, inbox.judged_seq]);
      const after = await handle(contactId).query(life);
      expect(after.step).toBe(step);
    });
  return {
    ...api,
    ...{ clock, channel, settled },
    pass: async (contactId, ms) => {
      await settled(contactId);
      await Promise.race([env.sleep(ms), tooLong(ms)]);
      aheadMs = (await env.currentTimeMs()) - Date.now();
      await settled(contactId);
    },
    close: async () => {
      await relay.stop();
      worker.shutdown();
      await running;
      await gateway.close();
      await Promise.all([relayDatabase.destroy(), database.destroy()]);
      await api.close();
      await env.teardown();
    },
  };
}
