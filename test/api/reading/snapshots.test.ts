import { describe, expect, it } from 'vitest';
import { createSnapshots } from '../../../api/routes/reading/snapshots.ts';

function kept() {
  let now = 1_000_000;
  let made = 0;
  const snapshots = createSnapshots<number>({ maxAge: 5_000, refreshAge: 2_500, most: 3, now: () => now });
  const make = () => Promise.resolve((made += 1));
  return {
    pass: (ms: number) => (now += ms),
    get: async (key = 'a', by = make) => (await snapshots.get(key, by)).value,
    full: (key = 'a') => snapshots.get(key, make),
    now: () => now,
  };
}

describe('snapshots', () => {
  it('are made once for all who ask at the same time', async () => {
    const { get } = kept();
    expect(await Promise.all([get(), get(), get(), get('b')])).toEqual([1, 1, 1, 2]);
  });

  it('are answered while young, made anew behind the back of who asks later, and never answered when old', async () => {
    const { get, pass } = kept();
    expect(await get()).toBe(1);
    pass(2_500);
    expect(await get()).toBe(1);
    pass(1);
    expect(await get()).toBe(1);
    expect(await get()).toBe(2);
    pass(5_001);
    expect(await get()).toBe(3);
  });

  it('say from when they are: from before the making began', async () => {
    const { full, now, pass } = kept();
    const began = now();
    const coming = full();
    pass(700);
    expect((await coming).asOf.getTime()).toBe(began);
  });

  it('tell a failure to who waits, and try again', async () => {
    const { get } = kept();
    await expect(get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get()).toBe(1);
  });

  it('keep the old value when its refresh fails, until it is too old', async () => {
    const { get, pass } = kept();
    expect(await get()).toBe(1);
    pass(3_000);
    const failing = () => Promise.reject(new Error('away'));
    expect(await get('a', failing)).toBe(1);
    pass(2_001);
    await expect(get('a', failing)).rejects.toThrow('away');
  });
});
