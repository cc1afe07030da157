export interface Latency {
  readonly n: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest-rank percentiles of latencies in milliseconds. */
export function latencyOf(milliseconds: readonly number[]): Latency {
  if (milliseconds.length === 0) throw new Error('no latency was measured');
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { n: sorted.length, p50: rank(0.5), p99: rank(0.99), max: rank(1) };
}

/** How long the work took, in milliseconds, and its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, ms: performance.now() - startedAt };
}
