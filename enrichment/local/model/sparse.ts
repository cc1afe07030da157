/** A text as a sparse vector over hashed features: parallel lists, each bucket at most once. */
export interface SparseVector {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** One step of FNV-1a: the hash of a text is that of its beginning, stepped by the next UTF-16 unit. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** Finishes a hash as MurmurHash3 does, so that its low bits alone can pick a bucket. */
export function hashEnd(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** An even hash of a text, 0…2^32−1, the same everywhere. */
export function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = hashStep(hash, text.charCodeAt(at));
  return hashEnd(hash);
}

/** Collects features by bucket; a block is scaled to length `weight` so that long texts count no more than short ones. */
export class SparseBuilder {
  readonly #mask: number;
  readonly #all = new Map<number, number>();
  #block = new Map<number, number>();

  /** @param bits the table has 2^bits buckets. */
  constructor(bits: number) {
    this.#mask = 2 ** bits - 1;
  }

  add(hash: number, value = 1): void {
    const bucket = hash & this.#mask;
    this.#block.set(bucket, (this.#block.get(bucket) ?? 0) + value);
  }

  /** Ends a block of counted features: counts are dampened (1 + ln n) and the block is scaled. */
  endCounts(weight: number): void {
    let squares = 0;
    for (const [bucket, count] of this.#block) {
      const dampened = 1 + Math.log(count);
      this.#block.set(bucket, dampened);
      squares += dampened * dampened;
    }
    this.#flush(squares === 0 ? 0 : weight / Math.sqrt(squares));
  }

  /** Ends a block of features that are used as they are. */
  endValues(): void {
    this.#flush(1);
  }

  #flush(scale: number): void {
    for (const [bucket, value] of this.#block) this.#all.set(bucket, (this.#all.get(bucket) ?? 0) + value * scale);
    this.#block = new Map();
  }

  build(): SparseVector {
    return { buckets: Uint32Array.from(this.#all.keys()), values: Float32Array.from(this.#all.values()) };
  }
}
