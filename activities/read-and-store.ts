import { inWorkspace } from '../db/client.ts';
import { readTexts, writeReadings, type FinishedReading, type UnreadMessage } from '../db/repositories/analyses.ts';
import type { SettingsInForce } from '../db/repositories/settings-in-force.ts';
import type { Analyzer } from '../enrichment/analyzer.ts';
import type { ContactRef } from '../workflows/definitions.ts';
import { analysisProfile, keywordSignals } from './analysis-profile.ts';
import { burstsOf } from './bursts.ts';
import type { SharedDeps } from './deps.ts';
import { finishReadings, nothingRead } from './finished-readings.ts';

export interface ReadingOrder {
  readonly ref: ContactRef;
  readonly messages: readonly UnreadMessage[];
  readonly inForce: SettingsInForce;
  readonly analyzer: Analyzer;
  /** The analyzer stands in for a model that could not be reached. */
  readonly provisional: boolean;
  readonly abort?: AbortSignal;
}

/**
 * Has messages read, each in the light of those before it, and stores what they say, burst by burst: what a model was paid for is
 * kept when the next call fails. No transaction is open while the analyzer works, which may be a call over the network.
 *
 * @returns how many readings were dropped because their message changed meanwhile
 * @throws AnalyzerUnavailable
 */
export async function readAndStore({ database }: SharedDeps, order: ReadingOrder): Promise<number> {
  const { ref, messages, inForce, analyzer, provisional } = order;
  const ids = messages.filter(({ deleted }) => !deleted).map(({ messageId }) => messageId);
  const texts = await inWorkspace(database, ref.workspaceId, (scope) => readTexts(scope, ids));
  const store = (finished: readonly FinishedReading[]): Promise<number> =>
    inWorkspace(database, ref.workspaceId, (scope) => writeReadings(scope, ref, finished));

  const deleted = messages.filter((message) => message.deleted);
  let dropped = deleted.length === 0 ? 0 : await store(deleted.map((message) => nothingRead(message, inForce.version)));
  const circumstances = { inForce, keywords: keywordSignals(inForce.settings), messages, provisional };
  for (const burst of burstsOf(texts, new Set(ids))) {
    const result = await analyzer.analyse({ ...burst, profile: analysisProfile(inForce.settings) }, order.abort);
    dropped += await store(finishReadings(burst.messages, result, circumstances));
  }
  return dropped;
}
