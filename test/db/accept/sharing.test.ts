import { describe, expect, it } from 'vitest';
import { createSharing, type Shared } from '../../../db/accept/sharing.ts';

interface Item {
  readonly thread: string;
  readonly name: string;
}

const item = (thread: string, name = thread): Item => ({ thread, name });
const done = ({ name }: Item): Shared<string> => ({ kind: 'done', result: name });

/** Runs that end when the test says so. */
function createRuns() {
  const begun: {
    workspaceId: string;
    names: string[];
    end: (answer?: (item: Item) => Shared<string>) => void;
    fail: (error: Error) => void;
  }[] = [];
  const share = createSharing<Item, string>(
    (workspaceId, items) =>
      new Promise((resolve, reject) => {
        const end = (answer = done): void => resolve(items.map(answer));
        begun.push({ workspaceId, names: items.map(({ name }) => name), end, fail: reject });
      }),
  );
  return { begun, share };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('items that come in together', () => {
  it('share a run, and those that come meanwhile the next one', async () => {
    const { begun, share } = createRuns();
    const first = [share('w', item('a')), share('w', item('b'))];
    await turn();
    const second = share('w', item('c'));
    await turn();
    const third = [share('w', item('d')), share('w', item('e'))];
    await turn();
    expect(begun.map(({ names }) => names)).toEqual([['a', 'b'], ['c']]);
    begun[0]?.end();
    expect(await Promise.all(first)).toEqual(['a', 'b']);
    await turn();
    expect(begun[2]?.names).toEqual(['d', 'e']);
    begun[1]?.end();
    begun[2]?.end();
    expect(await Promise.all([second, ...third])).toEqual(['c', 'd', 'e']);
  });

  it('of one thread are never in two runs at once, and keep their order', async () => {
    const { begun, share } = createRuns();
    const first = share('w', item('a', 'a1'));
    await turn();
    const rest = [share('w', item('a', 'a2')), share('w', item('b')), share('w', item('a', 'a3'))];
    await turn();
    expect(begun.map(({ names }) => names)).toEqual([['a1'], ['b']]);
    begun[0]?.end();
    await first;
    await turn();
    expect(begun[2]?.names).toEqual(['a2', 'a3']);
    begun[1]?.end();
    begun[2]?.end();
    expect(await Promise.all(rest)).toEqual(['a2', 'b', 'a3']);
  });

  it('of several workspaces take turns, however long one of them waits in line', async () => {
    const { begun, share } = createRuns();
    const all = Array.from({ length: 120 }, (_, place) => share('big', item(String(place))));
    all.push(share('small', item('x')));
    await turn();
    expect(begun.map(({ workspaceId, names }) => [workspaceId, names.length])).toEqual([
      ['big', 50],
      ['small', 1],
    ]);
    for (let run = 0; run < 4; run += 1) {
      begun[run]?.end();
      await turn();
    }
    expect(await Promise.all(all)).toHaveLength(121);
  });
});

describe('a run', () => {
  it('answers each item by itself, and takes those that build on others into the next', async () => {
    const { begun, share } = createRuns();
    const [good, bad, waits] = [share('w', item('good')), share('w', item('bad')), share('w', item('waits'))];
    const refused = expect(bad).rejects.toThrow('not this one');
    await turn();
    begun[0]?.end((each) => {
      if (each.name === 'bad') return { kind: 'failed', error: new Error('not this one') };
      return each.name === 'waits' ? { kind: 'later' } : done(each);
    });
    expect(await good).toBe('good');
    await refused;
    await turn();
    expect(begun[1]?.names).toEqual(['waits']);
    begun[1]?.end();
    expect(await waits).toBe('waits');
  });

  it('without a database fails for everybody who waits, and the next ones are tried anew', async () => {
    const { begun, share } = createRuns();
    const first = expect(share('w', item('a'))).rejects.toThrow('away');
    await turn();
    const behind = expect(share('w', item('a', 'a2'))).rejects.toThrow('away');
    await turn();
    begun[0]?.fail(new Error('away'));
    await Promise.all([first, behind]);
    const next = share('w', item('a', 'a3'));
    await turn();
    begun[1]?.end();
    expect(await next).toBe('a3');
  });
});
