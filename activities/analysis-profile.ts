import type { KeywordSignal } from '../domain/keywords.ts';
import type { Settings } from '../domain/settings.ts';
import type { AnalysisProfile } from '../enrichment/analyzer.ts';

/** What an analyzer is told of the business. */
export function analysisProfile({ locale, businessProfile, leadScoring, review }: Settings): AnalysisProfile {
  return {
    country: locale.country,
    languages: locale.languages,
    timeZone: locale.timeZone,
    businessType: businessProfile.type,
    description: businessProfile.description,
    signals: leadScoring.signals
      .filter(({ kind, enabled }) => kind === 'ai' && enabled)
      .map(({ id, name, description }) => ({ id, name, description })),
    intents: [...new Set(review.rules.flatMap(({ intents }) => intents))],
  };
}

/** The signals that are looked for by their words. */
export function keywordSignals({ leadScoring }: Settings): KeywordSignal[] {
  return leadScoring.signals
    .filter(({ kind, enabled }) => kind === 'keyword' && enabled)
    .map(({ id, keywords }) => ({ id, keywords }));
}
