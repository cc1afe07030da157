import type { FinishedReading } from '../db/repositories/analyses.ts';
import type { SettingsInForce } from '../db/repositories/settings-in-force.ts';
import type { TextRow } from '../db/repositories/unread.ts';
import { emptyAnalysis } from '../domain/analysis.ts';
import { sentimentLevel } from '../domain/rules/sentiment.ts';
import type { AnalysisResult } from '../enrichment/analyzer.ts';
import type { keywordFinders } from './analysis-profile.ts';

interface Circumstances {
  readonly inForce: SettingsInForce;
  readonly keywords: ReturnType<typeof keywordFinders>;
  readonly provisional: boolean;
}

/** An analyzer's result as it is stored: with keyword hits, and with what each reading was made of. */
export function finishReadings(
  texts: readonly TextRow[],
  result: AnalysisResult,
  { inForce, keywords, provisional }: Circumstances,
): FinishedReading[] {
  const byId = new Map(texts.map((text) => [text.id, text]));
  return result.analyses.map((analysis, index) => {
    const text = byId.get(analysis.messageId);
    if (text === undefined) throw new Error('an analyzer answered for a message nobody asked about');
    const keywordHits = keywords[text.direction](text.text);
    // One call read them all: what it cost stands with the last, so that the sum over messages is what was paid.
    const isLast = index === result.analyses.length - 1;
    return {
      ...madeOf(text, inForce.version),
      provider: result.provider,
      model: result.model,
      promptVersion: result.promptVersion,
      provisional,
      reading: { ...analysis, keywordHits },
      sentimentLevel: analysis.sentiment === null ? null : sentimentLevel(analysis.sentiment.score),
      inputTokens: isLast ? (result.tokens?.input ?? null) : null,
      outputTokens: isLast ? (result.tokens?.output ?? null) : null,
      costUsd: isLast ? result.costUsd : null,
    };
  });
}

/** The reading of a message that was deleted on its channel: it says nothing any more. */
export function nothingRead(text: TextRow, settingsVersion: number): FinishedReading {
  const none = { promptVersion: null, sentimentLevel: null, inputTokens: null, outputTokens: null, costUsd: null };
  const reading = { ...emptyAnalysis(text.id), keywordHits: [] };
  return { ...madeOf(text, settingsVersion), ...none, provider: 'local', model: 'none', provisional: false, reading };
}

function madeOf({ id, revision, unread }: TextRow, settingsVersion: number) {
  if (unread === null) throw new Error('an analyzer answered for a message that was only context');
  return { messageId: id, revision, contextHash: unread.contextHash, settingsVersion };
}
