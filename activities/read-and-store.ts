import { inWorkspace } from '../db/client.ts';
import { writeReadings, type FinishedReading } from '../db/repositories/analyses.ts';
import { timeZoneOf } from '../db/repositories/contact-circumstances.ts';
import type { AnalysisResult, Analyzer } from '../enrichment/analyzer.ts';
import { messagesRead, modelCost, modelTokens } from '../telemetry/metrics.ts';
import type { ContactRef } from '../workflows/definitions.ts';
import { analysisProfile, keywordFinders } from './analysis-profile.ts';
import { burstsOf } from './bursts.ts';
import type { SharedDeps } from './deps.ts';
import { finishReadings, nothingRead } from './finished-readings.ts';
import { claimRead } from './claim-read.ts';
import type { Unread } from './unread.ts';

export interface ReadingOrder extends Pick<Unread, 'texts' | 'inForce'> {
  readonly ref: ContactRef;
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
  const { ref, texts, inForce, analyzer, provisional } = order;
  const store = (finished: readonly FinishedReading[]): Promise<number> =>
    inWorkspace(
      database,
      ref.workspaceId,
      async (scope) => {
        const left = await writeReadings(scope, ref, finished);
        await claimRead(scope, ref, finished, inForce.settings.locale.country);
        return left;
      },
      { plansByIndex: true },
    );

  const deleted = texts.filter((text) => text.unread !== null && text.deleted);
  let dropped = deleted.length === 0 ? 0 : await store(deleted.map((text) => nothingRead(text, inForce.version)));
  // Times are named by the business, and meant as the contact's clock shows them.
  const namesTimes = texts.some(({ unread, direction }) => unread !== null && direction === 'outbound');
  const timeZone = namesTimes ? await inWorkspace(database, ref.workspaceId, (scope) => timeZoneOf(scope, ref)) : null;
  const profile = analysisProfile(inForce.settings, timeZone);
  const keywords = keywordFinders(inForce.settings);
  for (const burst of burstsOf(texts)) {
    const result = await analyzer.analyse({ ...burst, profile }, order.abort);
    count(result, provisional);
    dropped += await store(finishReadings(burst.messages, result, { inForce, keywords, provisional }));
  }
  return dropped;
}

/** Paid for is paid for, whether or not a reading is dropped afterwards. */
function count({ analyses, provider, tokens, costUsd }: AnalysisResult, provisional: boolean): void {
  messagesRead.inc({ provider, provisional: String(provisional) }, analyses.length);
  modelTokens.inc({ kind: 'input' }, tokens?.input ?? 0);
  modelTokens.inc({ kind: 'output' }, tokens?.output ?? 0);
  modelCost.inc(costUsd ?? 0);
}
