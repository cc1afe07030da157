import { ruleSign } from './fold/conversation-state.ts';
import type { KeywordSignal } from './keywords.ts';
import type { Settings } from './settings.ts';
import type { Direction } from './vocabulary.ts';

/**
 * The words of custom follow-ups and review rules, to be looked for when a message is read, beside the scoring signals
 * and stored like their hits. A rule of a follow-up asks for what either side said ("quote sent, no answer"), one of
 * reviews for the customer's words alone. Like a signal, a rule's new words count from then on, or after a re-analysis.
 */
export function ruleKeywords({ followUps, review }: Settings, direction: Direction): KeywordSignal[] {
  const custom = followUps.custom
    .filter(({ mode }) => mode !== 'off')
    .map(({ id, when }) => ({ id: ruleSign('custom', id), keywords: when.keywords ?? [] }));
  const reviews = direction === 'inbound' ? review.rules : [];
  return [...custom, ...reviews.map(({ id, keywords }) => ({ id: ruleSign('review', id), keywords }))].filter(
    ({ keywords }) => keywords.length > 0,
  );
}
