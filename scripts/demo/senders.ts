/**
 * Works through the items with so many at a time, each taking the next in order.
 * The first failure stops the others from taking more, and is thrown.
 */
export async function inParallel<T>(
  items: readonly T[],
  senders: number,
  work: (item: T, place: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const sender = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const place = next++;
      try {
        await work(items[place] as T, place);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(senders, items.length) }, sender));
}
