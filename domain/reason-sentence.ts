/** One rule's sentence, filled with the parameters that its decision was recorded with. */
export type Sentence = (params: Params) => string;

export interface Params {
  /** A number or word; `?` where the decision was recorded without it. */
  readonly word: (name: string) => string;
  readonly number: (name: string) => number;
  /** An ISO 8601 duration in words: `14 days`. */
  readonly length: (name: string) => string;
  /** The day of an instant: `2026-11-08`. */
  readonly day: (name: string) => string;
  /** An identifier in words: `in_progress` → `in progress`. */
  readonly name: (name: string) => string;
  readonly has: (name: string) => boolean;
}
