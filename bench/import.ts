import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import { cpuOf, memoryOf } from './support/processes.ts';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

const ASK_EVERY_MS = 200;

interface Job {
  readonly state: string;
  readonly done: number;
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
  process.stdout.write(`${costOf('new people', made, rows)}\n${costOf('the same again', again, rows)}\n`);
  const rawIs = 'COPY of the same values into a table without indexes';
  return [
    { name: 'rows imported, new people', unit: 'per second', rapport: rows / made.seconds, raw, rawIs },
    {
      name: 'rows imported, new people, once the file is there',
      ...{ unit: 'per second', rapport: rows / (made.seconds - made.uploadSeconds), raw, rawIs },
    },
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

interface Imported {
  readonly seconds: number;
  /** Of those, until the file was there: read, split into blocks and kept. */
  readonly uploadSeconds: number;
  readonly report: Report;
  /** Of the worker, with the rows that were done by then. */
  readonly memory: readonly (readonly [done: number, mb: number])[];
  /** Milliseconds of the processors, by the part that used them. */
  readonly cpu: Readonly<Record<string, number>>;
}

async function importFile(
  { installation, client }: Setting,
  file: string,
  { killWorkerAt }: { readonly killWorkerAt?: number } = {},
): Promise<Imported> {
  const form = new FormData();
  form.append('file', new Blob([file]), 'people.csv');
  const headers = { authorization: `Bearer ${installation.adminKey}` };
  const cpuBefore = cpuOfParts(installation);
  const startedAt = performance.now();
  const answer = await fetch(`${installation.baseUrl}/v1/imports`, { method: 'POST', headers, body: form });
  if (!answer.ok) throw new Error(`the import was answered ${String(answer.status)}: ${await answer.text()}`);
  const { job } = (await answer.json()) as { job: { id: string } };
  const uploadSeconds = (performance.now() - startedAt) / 1_000;
  const memory: [number, number][] = [];
  let killed = killWorkerAt === undefined;
  for (;;) {
    const { state, done } = await client.get<Job>(`/v1/jobs/${job.id}`, {});
    memory.push([done, memoryOf(installation.processIds().worker)]);
    if (!killed && done >= (killWorkerAt ?? 0)) {
      killed = true;
      const { worker } = installation.processIds();
      if (worker !== null) process.kill(worker, 'SIGKILL');
    }
    if (state !== 'running') break;
    await sleep(ASK_EVERY_MS);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const used = Object.entries(cpuOfParts(installation)).map(([part, ms]) => [part, ms - (cpuBefore[part] ?? 0)]);
  const report = await client.get<Report>(`/v1/imports/${job.id}`, {});
  return { seconds, uploadSeconds, memory, report, cpu: Object.fromEntries(used) as Record<string, number> };
}

const cpuOfParts = ({ processIds }: Setting['installation']): Record<string, number> =>
  Object.fromEntries(Object.entries(processIds()).map(([part, pid]) => [part, cpuOf(pid)]));

/** What a row takes of the processors, which another load on the machine changes far less than the rate; and the memory's way. */
function costOf(what: string, { cpu, memory }: Imported, rows: number): string {
  const parts = Object.entries(cpu).map(([part, ms]) => `${part} ${((ms * 1_000) / rows).toFixed(0)}`);
  const all = Object.values(cpu).reduce((sum, ms) => sum + ms, 0);
  const most = Math.max(...memory.map(([, mb]) => mb));
  const slope = slopeOf(memory.slice(Math.floor(memory.length / 2))) * 100_000;
  return (
    `${what}: ${((all * 1_000) / rows).toFixed(0)} µs of processor a row (${parts.join(', ')}); worker's memory ` +
    `${String(memory[0]?.[1] ?? 0)} MB at first, ${String(most)} MB at most, in the second half ${slope.toFixed(0)} MB for 100,000 rows`
  );
}

/** By least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
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
