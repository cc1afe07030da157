import type { SentimentMark } from '../fold/contact-state.ts';
import type { Judgement } from '../judgement.ts';
import type { Settings } from '../settings.ts';
import type { ContactState } from '../state.ts';
import type { SentimentLevel } from '../vocabulary.ts';
import { rule } from './catalogue.ts';

const SHOWN_AS_EVIDENCE = 3;

/** Level of a score from −1 to 1, by the cuts of product.md section 4. Both bounds belong to the stronger level. */
export function sentimentLevel(score: number): SentimentLevel {
  if (score >= 0.5) return 'very_positive';
  if (score >= 0.125) return 'positive';
  if (score <= -0.5) return 'very_negative';
  if (score <= -0.125) return 'negative';
  return 'neutral';
}

/**
 * The mean of the contact's messages, a message counting half as much as the one `halfLifeMessages` after it. Over the
 * hundred messages that the state remembers. Null until one could be read.
 */
export function sentimentOf(state: ContactState, settings: Settings): Judgement['sentiment'] {
  const { halfLifeMessages } = settings.sentiment;
  const newestFirst = state.sentiments.toReversed();
  if (newestFirst.length === 0) return null;
  const fading = 2 ** (-1 / halfLifeMessages);
  let [weight, total, scores, confidences] = [1, 0, 0, 0];
  const pulls = newestFirst.map((mark) => {
    const pull = weight * mark.score;
    total += weight;
    scores += pull;
    confidences += weight * mark.confidence;
    weight *= fading;
    return pull;
  });
  const score = rounded(scores / total);
  return {
    value: sentimentLevel(score),
    score,
    confidence: rounded(confidences / total),
    rule: rule('sentiment.mean'),
    params: { messages: newestFirst.length, halfLife: halfLifeMessages },
    evidence: strongest(newestFirst, pulls, score < 0 ? -1 : 1),
  };
}

/**
 * Three decimals: those that the cuts have, so that the score shown and its level never disagree. Plus zero: no
 * negative zero.
 */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000 + 0;
}

/** The messages that took the mean furthest to the side it is on. */
function strongest(
  newestFirst: readonly SentimentMark[],
  pulls: readonly number[],
  side: 1 | -1,
): { readonly messageId: string }[] {
  return newestFirst
    .map(({ messageId }, index) => ({ messageId, pull: side * (pulls[index] ?? 0) }))
    .sort((a, b) => b.pull - a.pull)
    .slice(0, SHOWN_AS_EVIDENCE)
    .map(({ messageId }) => ({ messageId }));
}
