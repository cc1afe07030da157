import { expect, test } from 'vitest';
import { inParallel } from '../../../scripts/demo/senders.ts';

test('each item is worked on once, with no more senders at a time than said', async () => {
  let underWay = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([...Array(40).keys()], 5, async (item) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, item % 3));
    underWay--;
    done.push(item);
  });
  expect(done.sort((one, other) => one - other)).toEqual([...Array(40).keys()]);
  expect(most).toBe(5);
});

test('a failure is thrown and stops the others from taking more', async () => {
  const taken: number[] = [];
  const work = inParallel([...Array(100).keys()], 4, async (item) => {
    taken.push(item);
    await Promise.resolve();
    if (item === 6) throw new Error('refused');
  });
  await expect(work).rejects.toThrow('refused');
  expect(taken.length).toBeLessThan(20);
});
