import { eventually, sleep } from '../../e2e/support/wait.ts';
import { asOwner } from '../../support/owner.ts';
import { installDatabaseHold, REACHED_WITHIN_MS, type DatabaseHold } from './database-hold.ts';
import type { Approved, Lane } from './lane.ts';
import type { Life } from './lives.ts';
import type { WorkerProcess } from './worker-process.ts';

/** What was done to an installation. */
export interface Campaign {
  readonly approved: readonly Approved[];
  readonly kills: number;
  /** Sends that had been claimed, and whose result was not recorded, when a worker was killed. */
  readonly cutShort: ReadonlySet<string>;
}

/** Temporal notices a dead worker within ten seconds; a relay's lease of a contact runs out after a minute. */
const SETTLED_WITHIN_MS = 150_000;

/**
 * Has one worker after the other find approved follow-ups, kills each at its step, and lets the last one finish what the others
 * left.
 */
export async function runCampaign(lane: Lane, lives: readonly Life[], name: string): Promise<Campaign> {
  const hold = await installDatabaseHold(lane.ownerUrl);
  const approved: Approved[] = [];
  const cutShort = new Set<string>();
  try {
    for (const [index, life] of lives.entries()) {
      const marked = await lane.approve(`${name}.${String(index)} marked`, life.answers[0]);
      approved.push(marked, await lane.approve(`${name}.${String(index)} beside`, life.answers[1]));
      await liveAndDie(lane, hold, marked, life);
      for (const id of await openClaims(lane)) cutShort.add(id);
    }
    const last = lane.startWorker();
    await Promise.race([last.alive, lane.settled(SETTLED_WITHIN_MS)]);
    await last.kill();
  } finally {
    await hold.close();
  }
  return { approved, kills: lives.length, cutShort };
}

async function liveAndDie(lane: Lane, hold: DatabaseHold, marked: Approved, life: Life): Promise<void> {
  const { step } = life;
  const isInProvider = step === 'before_call' || step === 'during_call';
  const atProvider = isInProvider ? lane.provider.holdNext(marked.text, step) : undefined;
  const isInDatabase = step === 'before_claim' || step === 'before_result';
  if (isInDatabase) await hold.holdAt(marked.text, step);
  const worker = lane.startWorker();
  await Promise.race([
    worker.alive,
    atProvider ?? (isInDatabase ? hold.reached() : elsewhere(lane, worker, marked, life)),
  ]);
  await worker.kill();
  await hold.letGo();
}

async function elsewhere(lane: Lane, worker: WorkerProcess, marked: Approved, { step, delayMs }: Life): Promise<void> {
  if (step === 'after_result') return untilRecorded(lane, marked);
  await worker.ready;
  await sleep(delayMs);
}

/** The moment its result stands in the database; Temporal has most likely not heard of it. */
async function untilRecorded(lane: Lane, { id, text }: Approved): Promise<void> {
  const state = `SELECT id FROM rapport.follow_ups WHERE id = $1 AND (state NOT IN ('pending', 'approved') OR retry_at IS NOT NULL)`;
  await eventually(
    `${text} is recorded`,
    async () => (await asOwner(lane.ownerUrl, state, [id])).length > 0,
    REACHED_WITHIN_MS,
    5,
  );
}

async function openClaims({ ownerUrl }: Lane): Promise<string[]> {
  const rows = await asOwner<{ id: string }>(ownerUrl, `SELECT id FROM rapport.sends WHERE state = 'claimed'`);
  return rows.map(({ id }) => id);
}
