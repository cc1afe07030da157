import type { ConversationMessage } from '../../domain/analysis.ts';
import type { AnalysisProfile, AnalysisRequest } from '../../enrichment/analyzer.ts';
import { GENERIC_SIGNALS } from '../../enrichment/line/generic-signals.ts';

export const PROFILE: AnalysisProfile = {
  country: 'PH',
  languages: ['en', 'fil'],
  timeZone: 'Asia/Manila',
  businessType: 'appointments',
  description: 'A hair salon in Cebu',
  signals: GENERIC_SIGNALS,
  intents: ['refund', 'complaint'],
};

/** Turns from short notation: `c:` is the customer, `b:` the business. A minute apart from 22 November 2026, 11:00 in Manila. */
export function conversation(...turns: readonly string[]): readonly ConversationMessage[] {
  return turns.map((turn, at) => {
    const inbound = turn.startsWith('c:');
    return {
      id: `m${String(at + 1)}`,
      direction: inbound ? 'inbound' : 'outbound',
      author: inbound ? 'contact' : 'ai',
      text: turn.slice(2).trim(),
      sentAt: new Date(Date.UTC(2026, 10, 22, 3, at)).toISOString(),
    };
  });
}

/** A request to read the last turn, or those named. */
export function request(messages: readonly ConversationMessage[], targets?: readonly string[]): AnalysisRequest {
  return { messages, targets: targets ?? messages.slice(-1).map(({ id }) => id), profile: PROFILE };
}
