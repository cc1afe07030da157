import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { AnalyzerUnavailable, type Analyzer } from '../enrichment/analyzer.ts';
import { createAnalyzer } from '../enrichment/index.ts';
import { answerLine } from '../enrichment/line/answer-line.ts';
import { conversationLine } from '../enrichment/line/conversation-line.ts';

const USAGE = 'usage: npm run --silent analyse [-- --provider local|openai] < conversations.jsonl > answers.jsonl\n';

/** Ends the process with what went wrong in how it was called. */
function wrongUsage(why: string): never {
  process.stderr.write(`${why}\n${USAGE}`);
  process.exit(2);
}

function chosenProvider(): 'local' | 'openai' {
  let provider: string;
  try {
    ({ provider } = parseArgs({ options: { provider: { type: 'string', default: 'local' } } }).values);
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
  return provider === 'local' || provider === 'openai' ? provider : wrongUsage(`there is no provider ${provider}`);
}

function chosenAnalyzer(): Analyzer {
  const provider = chosenProvider();
  if (provider === 'local') return createAnalyzer({ provider });
  const { openaiApiKey: apiKey, openaiBaseUrl, openaiModel: model } = loadConfig();
  if (apiKey === undefined) return wrongUsage('OPENAI_API_KEY is not set, and the provider openai needs it');
  return createAnalyzer({ provider, openai: { apiKey, baseUrl: openaiBaseUrl ?? null, model } });
}

interface Refused {
  readonly id: string | number | null;
  readonly error: string;
}

function idOf(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** The answer to one line, or why there is none: a bad line must not cost the thousands after it theirs. */
async function answer(analyzer: Analyzer, text: string): Promise<object | Refused> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { id: null, error: 'invalid_json' };
  }
  const line = conversationLine.safeParse(value);
  if (!line.success) {
    const [issue] = line.error.issues;
    return { id: idOf(value), error: `invalid_line: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  try {
    return await answerLine(analyzer, line.data, new Date());
  } catch (error) {
    if (!(error instanceof AnalyzerUnavailable)) process.stderr.write(`${String(error)}\n`);
    return { id: line.data.id, error: error instanceof AnalyzerUnavailable ? error.code : 'failed' };
  }
}

const analyzer = chosenAnalyzer();
let refused = 0;
for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const result = await answer(analyzer, text);
  if ('error' in result) refused += 1;
  // Waiting for the reader keeps memory flat when the other end of the pipe is slower.
  if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await once(process.stdout, 'drain');
}
process.exitCode = refused === 0 ? 0 : 1;
