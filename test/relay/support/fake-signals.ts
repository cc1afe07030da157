import type { ContactSignals } from '../../../relay/signals.ts';

/** Writes down what the relay says, and can be away as Temporal can. */
export interface FakeSignals extends ContactSignals {
  readonly told: { readonly contactId: string; readonly uptoSeq: number; readonly at: number }[];
  readonly reconsidered: string[];
  away: boolean;
}

export function createFakeSignals(): FakeSignals {
  const fake: FakeSignals = {
    told: [],
    reconsidered: [],
    away: false,
    arrived: ({ contactId }, uptoSeq) => {
      if (fake.away) return Promise.reject(new Error('14 UNAVAILABLE'));
      fake.told.push({ contactId, uptoSeq, at: Date.now() });
      return Promise.resolve();
    },
    reconsider: ({ contactId }) => {
      if (fake.away) return Promise.reject(new Error('14 UNAVAILABLE'));
      fake.reconsidered.push(contactId);
      return Promise.resolve();
    },
  };
  return fake;
}
