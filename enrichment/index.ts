import type { Analyzer } from './analyzer.ts';
import { createLocalAnalyzer } from './local/index.ts';
import { createOpenAiAnalyzer } from './openai/index.ts';

export interface AnalyzerConfig {
  readonly provider: 'local' | 'openai';
  readonly openai?: { readonly apiKey: string; readonly baseUrl: string | null; readonly model: string };
}

/**
 * The analyzer that the configuration names. Falling back from a model that cannot answer to the local one is the caller's.
 *
 * @throws Error when the provider is `openai` and no key is configured.
 */
export function createAnalyzer(config: AnalyzerConfig): Analyzer {
  const local = createLocalAnalyzer();
  if (config.provider === 'local') return local;
  if (config.openai === undefined) throw new Error('the openai analyzer needs a key and a model');
  return createOpenAiAnalyzer({ ...config.openai, local });
}
