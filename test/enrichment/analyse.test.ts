import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../config.ts';
import { answerLine } from '../../enrichment/line/answer-line.ts';
import { conversationLine } from '../../enrichment/line/conversation-line.ts';
import { createLocalAnalyzer } from '../../enrichment/local/index.ts';
import { readRecords } from '../../scripts/train/data.ts';

interface Run {
  readonly code: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly log: string;
}

const analyse = (input: string, ...options: readonly string[]) => runScript('scripts/analyse.ts', input, options);

async function runScript(script: string, input: string, options: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...options], {
    env: childEnvironment({ OPENAI_API_KEY: '' }),
  });
  let output = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  child.stdin.on('error', () => undefined); // A child that refuses its options closes its input before it is written.
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = output.split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), log };
}

/** Everything but the time it took and what hangs on the time of the run. */
function lasting(answer: object): object {
  return { ...answer, ms: 0, promises: [] };
}

describe('npm run analyse', () => {
  it('answers 200 conversations as the analyzer itself does', { timeout: 120_000 }, async () => {
    const files = ['journey_sgd', 'contact_multidogo', 'sentiment_fil', 'sentiment_th'] as const;
    const records = files.flatMap((file) => readRecords('dev', file).records.slice(0, 50));
    const inputs = records.map(({ id, conversation }) => ({ id, conversation }));
    const run = await analyse(inputs.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(run.code).toBe(0);
    expect(run.lines).toHaveLength(200);
    const analyzer = createLocalAnalyzer();
    for (const [at, input] of inputs.entries()) {
      const direct = await answerLine(analyzer, conversationLine.parse(input), new Date());
      expect(lasting(run.lines[at] ?? {})).toEqual(lasting(direct));
    }
  });

  it('reads the line of the manual as the manual says', { timeout: 60_000 }, async () => {
    const line = {
      id: '1',
      conversation: [
        { role: 'agent', text: 'Shall I book it?' },
        { role: 'customer', text: "Yes please, I'm Ana, 0917 555 0101" },
      ],
    };
    const { lines } = await analyse(JSON.stringify(line));
    expect(lines[0]).toMatchObject({
      id: '1',
      stage: 'closing',
      status: 'qualified',
      buyingIntent: true,
      contact: { name: 'Ana', phone: '+639175550101' },
      signals: ['ready_to_buy'],
      provider: 'local',
    });
  });

  it('answers what it can, in order, and says with 1 that a line was refused', { timeout: 60_000 }, async () => {
    const good = { id: 'a', conversation: [{ role: 'customer', text: 'hi' }] };
    const agentLast = { id: 'b', conversation: [{ role: 'agent', text: 'hi' }] };
    const run = await analyse(
      `${JSON.stringify(good)}\nnot json\n${JSON.stringify(agentLast)}\n${JSON.stringify(good)}\n`,
    );
    expect(run.code).toBe(1);
    expect(run.lines.map(({ id, error }) => [id, typeof error])).toEqual([
      ['a', 'undefined'],
      [null, 'string'],
      ['b', 'string'],
      ['a', 'undefined'],
    ]);
  });

  it.each([['--provider', 'nobody'], ['--unknown'], ['--provider', 'openai']])(
    'says with 2 that it was called wrongly: %s %s',
    { timeout: 60_000 },
    async (...options) => {
      const run = await analyse('', ...options.filter((option) => typeof option === 'string'));
      expect(run.code).toBe(2);
      expect(run.lines).toEqual([]);
      expect(run.log).toContain('usage:');
    },
  );
});

describe('npm run eval', () => {
  it('says so where a model is to be measured and no key is set', { timeout: 60_000 }, async () => {
    const { lines, log } = await runScript('scripts/evaluate.ts', '', ['--provider', 'openai']);
    expect(lines).toEqual([]);
    expect(log).toContain('OPENAI_API_KEY is not set');
  });
});
