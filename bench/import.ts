import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

const MB = 1024 * 1024;
const ASK_EVERY_MS = 200;

interface Job {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

interface Report {
  readonly created: number;
  readonly unchanged: number;
}

/**
 * Rows per second from the first byte of a file to the end of its job, beside a COPY of the same values: of people who are new, and
 * of the same file again. A third file's worker is killed half-way.
 *
 * @throws where the same file changes anything, or a killed import ends otherwise than one in peace
 */
export async function measureImport(setting: Setting): Promise<Measurement[]> {
  const rows = setting.size === 'quick' ? 20_000 : 200_000;
  const file = fileOf('calm', rows);
  const raw = await copyRate(setting, file, rows);
  const made = await importFile(setting, file);
  expectCount('created', made.report.created, rows);
  const again = await importFile(setting, file);
  expectCount('unchanged', again.report.unchanged, rows);
  const killed = await importFile(setting, fileOf('killed', rows), { killWorkerAt: rows / 2 });
  expectCount('created by an import whose worker was killed', killed.report.created, rows);
  process.stdout.write(
    `memory of the worker while importing: ${made.memory.map((mb) => `${String(mb)} MB`).join(', ')}\n`,
  );
  const rawIs = 'COPY of the same values into a table without indexes';
  return [
    { name: 'rows imported, new people', unit: 'per second', rapport: rows / made.seconds, raw, rawIs },
    { name: 'rows imported, the same again', unit: 'per second', rapport: rows / again.seconds, raw, rawIs },
  ];
}

function expectCount(what: string, count: number, expected: number): void {
  if (count !== expected) throw new Error(`${what}: ${String(count)} of ${String(expected)} rows`);
}

/** Numbers with spaces, as people write them: reading them is part of the work. */
function fileOf(name: string, rows: number): string {
  const prefix = name === 'calm' ? '+63 917' : '+63 918';
  const lines = Array.from({ length: rows }, (_, n) => {
    const phone = `${prefix} ${String(1_000_000 + n)}`;
    return `Person ${String(n)} ${name},${name}.${String(n)}@example.com,${phone},Company ${String(n % 500)}`;
  });
  return `name,email,phone,company\n${lines.join('\n')}\n`;
}

async function importFile(
  { installation, client }: Setting,
  file: string,
  { killWorkerAt }: { readonly killWorkerAt?: number } = {},
): Promise<{ readonly seconds: number; readonly report: Report; readonly memory: readonly number[] }> {
  const form = new FormData();
  form.append('file', new Blob([file]), 'people.csv');
  const headers = { authorization: `Bearer ${installation.adminKey}` };
  const startedAt = performance.now();
  const answer = await fetch(`${installation.baseUrl}/v1/imports`, { method: 'POST', headers, body: form });
  if (!answer.ok) throw new Error(`the import was answered ${String(answer.status)}: ${await answer.text()}`);
  const { job } = (await answer.json()) as { job: { id: string } };
  const memory: number[] = [];
  let killed = killWorkerAt === undefined;
  for (;;) {
    const { state, done, total } = await client.get<Job>(`/v1/jobs/${job.id}`, {});
    // At every fifth of the way: a memory that grows with the file shows.
    if (done >= (memory.length * total) / 5) memory.push(workerMemory(installation));
    if (!killed && done >= (killWorkerAt ?? 0)) {
      killed = true;
      const { worker } = installation.processIds();
      if (worker !== null) process.kill(worker, 'SIGKILL');
    }
    if (state !== 'running') break;
    await sleep(ASK_EVERY_MS);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return { seconds, memory, report: await client.get<Report>(`/v1/imports/${job.id}`, {}) };
}

/** Resident memory in megabytes; 0 where the system does not tell, or there is no worker at the moment. */
function workerMemory({ processIds }: Setting['installation']): number {
  const { worker } = processIds();
  if (worker === null || process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${String(worker)}/status`, 'utf8');
  return Math.round((Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024) / MB);
}

async function copyRate({ pool }: Setting, file: string, rows: number): Promise<number> {
  await pool.query('CREATE TABLE bench_people (name text, email text, phone text, company text)');
  const connection = await pool.connect();
  const startedAt = performance.now();
  try {
    const copy = connection.query(from('COPY bench_people FROM STDIN (FORMAT csv, HEADER)'));
    await pipeline(Readable.from([file]), copy);
  } finally {
    connection.release();
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.query('DROP TABLE bench_people');
  return rows / seconds;
}
