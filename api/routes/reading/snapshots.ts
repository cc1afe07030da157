/** A value with the moment it was true at. */
export interface Snapshot<Value> {
  readonly value: Value;
  readonly asOf: Date;
}

export interface SnapshotOptions {
  /** Older than this is never answered (milliseconds). */
  readonly maxAge: number;
  /** From this age on, asking also has the next one made, so that who asks regularly never waits. */
  readonly refreshAge: number;
  /** More different ones than this are not kept. */
  readonly most: number;
  readonly now: () => number;
}

interface Kept<Value> {
  latest: Snapshot<Value> | null;
  coming: Promise<Snapshot<Value>> | null;
}

/**
 * Keeps what is costly to make for a few seconds, and makes each only once at a time.
 *
 * `asOf` is taken before the making begins: a change that comes during it may be missing from the value.
 */
export function createSnapshots<Value>(options: SnapshotOptions): {
  get(key: string, make: () => Promise<Value>): Promise<Snapshot<Value>>;
} {
  const kept = new Map<string, Kept<Value>>();
  const age = ({ asOf }: Snapshot<Value>): number => options.now() - asOf.getTime();

  const refresh = (key: string, entry: Kept<Value>, make: () => Promise<Value>): Promise<Snapshot<Value>> => {
    entry.coming ??= (async () => {
      const asOf = new Date(options.now());
      try {
        entry.latest = { value: await make(), asOf };
        return entry.latest;
      } finally {
        entry.coming = null;
        if (entry.latest === null) kept.delete(key);
      }
    })();
    return entry.coming;
  };

  const forgetOld = (): void => {
    for (const [key, { latest, coming }] of kept) {
      if (coming === null && (latest === null || age(latest) > options.maxAge || kept.size > options.most))
        kept.delete(key);
    }
  };

  return {
    async get(key, make) {
      forgetOld();
      const entry = kept.get(key) ?? { latest: null, coming: null };
      kept.set(key, entry);
      const { latest } = entry;
      if (latest === null || age(latest) > options.maxAge) return refresh(key, entry, make);
      // Nobody waits for this one: should it fail, whoever asks after maxAge makes it again and hears why.
      if (age(latest) > options.refreshAge) refresh(key, entry, make).catch(() => undefined);
      return latest;
    },
  };
}
