/** CPU milliseconds of the cheapest of a few runs: what other processes do meanwhile, or the compiler, is not in it. */
export function cpuCost(run: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  return Math.min(...Array.from({ length: 5 }, once));
}
