import type { KeywordHit } from '../domain/facts.ts';
import { keywordFinder } from '../domain/keywords.ts';
import { ruleKeywords } from '../domain/rule-keywords.ts';
import type { Settings } from '../domain/settings.ts';
import type { Direction } from '../domain/vocabulary.ts';
import type { AnalysisProfile } from '../enrichment/analyzer.ts';

/**
 * What an analyzer is told of the business.
 *
 * @param timeZone of the contact, in which "tomorrow at 9" is meant; the business's where it is not known
 */
export function analysisProfile(
  { locale, businessProfile, leadScoring, review }: Settings,
  timeZone: string | null = null,
): AnalysisProfile {
  return {
    country: locale.country,
    languages: locale.languages,
    timeZone: timeZone ?? locale.timeZone,
    businessType: businessProfile.type,
    description: businessProfile.description,
    signals: leadScoring.signals
      .filter(({ kind, enabled }) => kind === 'ai' && enabled)
      .map(({ id, name, description }) => ({ id, name, description })),
    intents: [...new Set(review.rules.flatMap(({ intents }) => intents))],
  };
}

/**
 * What is looked for by its words in a message of each side: scoring signals in the customer's alone, and whatever custom
 * follow-ups and review rules ask for. Prepared once for many messages.
 */
export function keywordFinders(settings: Settings): Readonly<Record<Direction, (text: string) => KeywordHit[]>> {
  const signals = settings.leadScoring.signals
    .filter(({ kind, enabled }) => kind === 'keyword' && enabled)
    .map(({ id, keywords }) => ({ id, keywords }));
  return {
    inbound: keywordFinder([...signals, ...ruleKeywords(settings, 'inbound')]),
    outbound: keywordFinder(ruleKeywords(settings, 'outbound')),
  };
}
