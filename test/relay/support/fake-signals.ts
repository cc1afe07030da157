import type { ContactSignals } from '../../../relay/signals.ts';

/** Writes down what the relay says, and can be away as Temporal can. */
export interface FakeSignals extends ContactSignals {
  readonly told: { readonly contactId: string; readonly uptoSeq: number; readonly at: number }[];
  readonly reconsidered: string[];
  /** Up to which number who was reconsidered was told to look. */
  readonly lookedUpto: Map<string, number>;
  away: boolean;
}

export function createFakeSignals(): FakeSignals {
  const fake: FakeSignals = {
    told: [],
    reconsidered: [],
    lookedUpto: new Map(),
    away: false,
    arrived: ({ contactId }, uptoSeq) => {
      if (fake.away) return Promise.reject(new Error('14 UNAVAILABLE'));
      fake.told.push({ contactId, uptoSeq, at: Date.now() });
      return Promise.resolve();
    },
    reconsider: ({ contactId }, uptoSeq) => {
      if (fake.away) return Promise.reject(new Error('14 UNAVAILABLE'));
      fake.reconsidered.push(contactId);
      fake.lookedUpto.set(contactId, uptoSeq);
      return Promise.resolve();
    },
  };
  return fake;
}
