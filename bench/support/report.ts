import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Latency } from './percentiles.ts';

export interface Measurement {
  readonly name: string;
  /** `per second` (more is better) or `ms` (less is better). */
  readonly unit: 'per second' | 'ms';
  readonly rapport: number;
  /** The same by hand on the same servers in the same run. */
  readonly raw: number;
  /** What `raw` did. */
  readonly rawIs: string;
}

/** Two measurements, the median and the tail, of one kind of request. */
export function latencies(name: string, rapport: Latency, raw: Latency, rawIs: string): Measurement[] {
  return (['p50', 'p99'] as const).map((rank) => ({
    name: `${name}, ${rank}`,
    unit: 'ms',
    rapport: rapport[rank],
    raw: raw[rank],
    rawIs,
  }));
}

/** One line: ours, the raw limit, and the ratio between them. */
export function lineOf({ name, unit, rapport, raw, rawIs }: Measurement): string {
  const ratio =
    unit === 'ms'
      ? `${(rapport / raw).toFixed(1)} times the raw`
      : `${((rapport / raw) * 100).toFixed(0)} % of the raw`;
  return `${name.padEnd(34)} ${figure(rapport)} ${unit.padEnd(10)}  raw ${figure(raw)}  ${ratio.padEnd(20)} (raw: ${rawIs})`;
}

/** The same as rows of a Markdown table, for docs/benchmarks.md. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, unit, rapport, raw, rawIs }) => {
    const ratio = unit === 'ms' ? `${(rapport / raw).toFixed(1)} ×` : `${((rapport / raw) * 100).toFixed(0)} %`;
    const of = unit === 'ms' ? ' ms' : '/s';
    return `| ${name} | ${figure(rapport).trim()}${of} | ${figure(raw).trim()}${of} | ${ratio} | ${rawIs} |`;
  });
  return ['| Measured | Rapport | Raw limit | Of it | Raw limit is |', '|---|--:|--:|--:|---|', ...rows].join('\n');
}

/** Writes bench/results/<date>.json, and the table beside it as `.md`. @returns the path of the table */
export function writeResults(size: string, measurements: readonly Measurement[]): string {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const [core] = cpus();
  const machine = {
    cores: cpus().length,
    model: core?.model,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
  };
  const file = path.join(folder, `${at.replaceAll(':', '-').slice(0, 19)}.json`);
  const results = measurements.map((measurement) => ({ ...measurement, ratio: measurement.rapport / measurement.raw }));
  writeFileSync(file, `${JSON.stringify({ at, size, machine, results }, null, 2)}\n`);
  const { cores, model, memoryGb, node } = machine;
  const of = `${at.slice(0, 10)}, \`${size}\`, ${String(cores)} cores (${String(model)}), ${String(memoryGb)} GB, Node ${node}`;
  const table = file.replace(/\.json$/, '.md');
  writeFileSync(table, `${of}\n\n${tableOf(measurements)}\n`);
  return table;
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 }).padStart(9);
}
