import type { Span } from '../../analysis.ts';

export const INVENTED = ['number', 'price', 'date', 'link', 'promise'] as const;
export type Invented = (typeof INVENTED)[number];

export interface Refusal {
  readonly what: Invented;
  /** Where the suggestion says it. */
  readonly span: Span;
}

/** One thing that a text says, and by what two texts say the same. */
export interface Saying extends Refusal {
  readonly key: string;
}
