import type { ConversationMessage } from '../domain/analysis.ts';
import type { OpenPoint } from '../domain/follow-ups/contract.ts';
import type { Tone } from '../domain/settings/tone.ts';

export interface SuggestionRequest {
  /** Of the one conversation that it is sent in, oldest first. Nothing else of the contact may be told there. */
  readonly messages: readonly ConversationMessage[];
  readonly about: OpenPoint;
  /** From 1. */
  readonly attempt: number;
  /** BCP 47 tag. */
  readonly language: string;
  readonly tone: Tone;
  readonly business: { readonly type: string; readonly description: string };
  /** What is sent unless something better comes: says how long and how careful the message should be. */
  readonly template: string;
}

/**
 * Writes the message of a follow-up. Whoever asks holds the answer against the conversation: it may be wrong in any way.
 *
 * @throws AnalyzerUnavailable when it cannot answer now; the template is then good enough
 */
export interface Suggester {
  suggest(request: SuggestionRequest, abort?: AbortSignal): Promise<string>;
}
