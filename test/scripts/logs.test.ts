import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundLog, lastWords, logEnd } from '../../scripts/up/logs.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rapport-logs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function logOf(...lines: string[]): string {
  const file = path.join(folder, 'some.log');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

describe('why a part ended', () => {
  test.each([
    [
      'PostgreSQL',
      [
        '2026-11-22 14:54:02 UTC [13937] PANIC:  could not read file "global/pg_control"',
        '2026-11-22 14:54:02 UTC [13937] LOG:  shutting down',
      ],
      'could not read file "global/pg_control"',
    ],
    [
      'Temporal',
      ['Error: failed starting server: disk image is malformed'],
      'Error: failed starting server: disk image is malformed',
    ],
    [
      'pino',
      ['{"level":60,"msg":"the worker failed","err":{"message":"no route"}}', '{"level":30,"msg":"closed"}'],
      'the worker failed: no route',
    ],
    [
      'a crash of Node',
      ['    at file.ts:1', 'TypeError: x is not a function', '    at y', 'Node.js v20'],
      'TypeError: x is not a function',
    ],
    ['nothing that reads like an error', ['one', 'two'], 'two'],
  ])('as %s says it', (_who, lines, words) => {
    expect(lastWords(logOf(...lines))).toBe(words);
  });

  test('is not what an earlier start complained of', () => {
    const file = logOf('FATAL:  the first start found no room');
    const from = logEnd(file);
    expect(lastWords(file, from)).toBeUndefined();
    appendFileSync(file, 'ended by hand\n');
    expect(lastWords(file, from)).toBe('ended by hand');
    writeFileSync(file, 'cut\n');
    expect(lastWords(file, from)).toBe('cut');
  });

  test('without a log nothing is said', () => {
    expect(lastWords(path.join(folder, 'none.log'))).toBeUndefined();
    expect(lastWords(logOf('{"level":50,"msg":"cut in'))).toBeUndefined();
  });
});

test('a log that grew too long is cut, and its older part kept once', () => {
  const file = logOf('short');
  boundLog(file);
  expect(statSync(file).size).toBe(6);
  appendFileSync(file, 'x'.repeat(20_000_000));
  boundLog(file);
  expect(statSync(file).size).toBe(0);
  expect(statSync(`${file}.1`).size).toBe(20_000_006);
});
