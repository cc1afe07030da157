import { sleep } from '../../e2e/support/wait.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { devServerAddress } from '../../support/temporal.ts';
import { startProvider, type Provider, type ProviderAnswer } from './provider.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** A follow-up that a person approved, known by its text, which no other has. */
export interface Approved {
  readonly id: string;
  readonly contactId: string;
  readonly text: string;
}

/** One installation: API, database, provider, and workers as real processes on the run's Temporal server. */
export interface Lane {
  readonly provider: Provider;
  readonly ownerUrl: string;
  readonly call: TestApi['call'];
  /** Patches `followUps` of the settings. */
  set(followUps: object): Promise<void>;
  /** Accepts a message of somebody new, and a person's approval of a reminder to write this text to them. */
  approve(text: string, answers?: readonly ProviderAnswer[]): Promise<Approved>;
  startWorker(): WorkerProcess;
  /** What the workers' logs say about an id: evidence where something went wrong. */
  saidAbout(id: string): string[];
  /** Waits until nothing that was approved waits to be sent, or the time is over: the verdict tells what was left. */
  settled(withinMs: number): Promise<void>;
  /** Kills what still runs. */
  close(): Promise<void>;
}

/** Nothing but a person's approval stands between a follow-up and its channel. */
const OPEN_GATE = { quietHours: null, undoWindow: 'PT0S', caps: { perContactPerWeek: 10, perHour: 100_000 } };

/** @param code the worker's, from {@link bundleWorker} */
export async function startLane(code: string): Promise<Lane> {
  const [provider, temporalAddress] = await Promise.all([startProvider(), devServerAddress()]);
  const api = await startTestApi({ reach: (channel) => (channel === 'web' ? { windowMs: null } : null) });
  // No worker may be there when a person decides: the decision is taken, and carried later.
  api.gateway.answer = 'pending';
  const taskQueue = `faults-${crypto.randomUUID()}`;
  const workers: WorkerProcess[] = [];
  const post = async (path: string, body: object, expected: number): Promise<Record<string, string>> => {
    const answer = await api.call('POST', path, body);
    if (answer.statusCode !== expected) throw new Error(`${path}: ${answer.body}`);
    return answer.json();
  };
  const lane: Lane = {
    ...{ provider, ownerUrl: api.ownerUrl, call: api.call },
    set: async (followUps) => {
      const answer = await api.call('PATCH', '/v1/settings', { followUps });
      if (answer.statusCode !== 200) throw new Error(answer.body);
    },
    approve: async (text, answers = []) => {
      provider.script(text, answers);
      const now = new Date().toISOString();
      const said = { channel: 'web', direction: 'inbound', author: 'contact', text: 'Hello', sentAt: now };
      const { contactId = '' } = await post('/v1/messages', { ...said, channelUserId: text, messageId: text }, 202);
      const reminder = { contactId, dueAt: now, message: text };
      const { id = '' } = await post('/v1/follow-ups', reminder, 201);
      await post(`/v1/follow-ups/${id}/approve`, {}, 202);
      return { id, contactId, text };
    },
    startWorker: () => {
      const around = { databaseUrl: api.ownerUrl, temporalAddress, taskQueue, providerUrl: provider.url };
      const worker = startWorkerProcess({ code, ...around });
      workers.push(worker);
      return worker;
    },
    saidAbout: (id) => workers.flatMap((worker) => worker.saidAbout(id)),
    settled: (withinMs) => nothingWaits(api.ownerUrl, withinMs),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.kill()));
      await provider.close();
      await api.close();
    },
  };
  await lane.set(OPEN_GATE);
  return lane;
}

async function nothingWaits(ownerUrl: string, withinMs: number): Promise<void> {
  const open = `SELECT id FROM rapport.follow_ups WHERE state IN ('pending', 'approved')`;
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && (await asOwner(ownerUrl, open)).length > 0) await sleep(200);
}
