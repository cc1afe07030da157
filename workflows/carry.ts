import type { AskedDecision } from './activity-contract.ts';
import type { ContactAttributes, ContactInput, ContactRef } from './definitions.ts';

/** A contact between two judgements, as its workflow holds it. */
export interface LivingContact {
  readonly ref: ContactRef;
  /** Temporal knows the search attributes; where it may not, upserting one would fail every workflow task. */
  searchable: boolean;
  /** Steps taken, counted with the row's. */
  step: number;
  judgedSeq: number;
  /** Facts up to this number are known to be in the database. */
  uptoSeq: number;
  deadline: { readonly at: string; readonly cause: string } | null;
  /** As last told to Temporal; null until then. */
  attributes: ContactAttributes | null;
  /** Decisions that operators have signalled, and that are not written yet. A run never ends with one. */
  readonly asked: (AskedDecision & { readonly id: string })[];
  /** Somebody asked for a judgement that no new fact calls for. */
  lookAgain: boolean;
  /** Not before this (ms): a judgement whose deadline has passed already must not turn into a loop without a pause. */
  notBefore: number;
  /** Length of the history when an update last came in; see `contact.ts`, where the run may end. */
  updatedAt: number;
  /** Erased, or merged into another contact. */
  gone: boolean;
}

/** Takes up what the run before left, or nothing yet for a contact that starts or is revived: the row then says where it stands. */
export function takeUp(input: ContactInput): LivingContact {
  const { workspaceId, contactId, carried } = input;
  return {
    ref: { workspaceId, contactId },
    searchable: carried?.searchable ?? false,
    step: carried?.step ?? 0,
    judgedSeq: carried?.judgedSeq ?? 0,
    uptoSeq: carried?.uptoSeq ?? 0,
    deadline: carried?.deadline ?? null,
    attributes: carried?.attributes ?? null,
    asked: [],
    lookAgain: false,
    notBefore: 0,
    updatedAt: -1,
    gone: false,
  };
}

/** What the next run starts with. */
export function handOver({
  ref,
  searchable,
  step,
  judgedSeq,
  uptoSeq,
  deadline,
  attributes,
}: LivingContact): ContactInput {
  return { version: 1, ...ref, carried: { searchable, step, judgedSeq, uptoSeq, deadline, attributes } };
}
