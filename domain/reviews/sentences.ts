import type { Sentence } from '../reason-sentence.ts';
import type { RuleId } from '../rules/catalogue.ts';

/** Why a person should look at a conversation. */
export const REVIEW_SENTENCES = {
  'review.frustration': ({ number }) =>
    number('messages') > 1
      ? `The customer sounded frustrated in ${String(number('messages'))} messages.`
      : 'The customer sounds frustrated.',
  'review.complex': () => 'The customer asks for a person, or for something that the AI cannot do.',
  'review.intent': ({ name }) => `Your review rule “${name('rule')}” applies: it is about ${name('intent')}.`,
  'review.keyword': ({ name }) => `Your review rule “${name('rule')}” applies: the customer used one of its words.`,
  'review.high_value': ({ word }) => `A lead with grade ${word('grade')}: worth a person's attention.`,
} as const satisfies Partial<Record<RuleId, Sentence>>;
