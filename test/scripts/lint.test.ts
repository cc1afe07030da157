import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/install/places.ts';

const eslint = new ESLint({ cwd: projectRoot });

/** The rules that `code` breaks when it stands in a file of the project. The file has to exist; its own text is not read. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${projectRoot}${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

// The first run reads the types of the whole project, which takes as long as a lint.
beforeAll(async () => void (await broken('config.ts', '')));

describe('imports point one way', () => {
  test.each([
    ['domain/vocabulary.ts', "export { openDatabase } from '../db/client.ts';"],
    ['domain/vocabulary.ts', "export { loadConfig } from '../config.ts';"],
    ['workflows/definitions.ts', "export { openDatabase } from '../db/client.ts';"],
    ['db/client.ts', "export { projectRoot } from '../scripts/install/places.ts';"],
    ['db/client.ts', "export { TASK_QUEUE } from '../workflows/definitions.ts';"],
    ['enrichment/analyzer.ts', "export { openDatabase } from '../db/client.ts';"],
  ])('%s may not say %s', async (file, code) => {
    expect(await broken(file, code)).toContain('import-x/no-restricted-paths');
  });

  test.each([
    ['db/client.ts', "export type { Stage } from '../domain/vocabulary.ts';"],
    ['workflows/definitions.ts', "export type { Stage } from '../domain/vocabulary.ts';"],
  ])('%s may say %s', async (file, code) => {
    expect(await broken(file, code)).toEqual([]);
  });

  test('and in no circle', async () => {
    const code = "import { lookUp } from './accept/lookup.ts';\n\nexport const runPrepared = lookUp;";
    expect(await broken('db/prepared.ts', code)).toContain('import-x/no-cycle');
  });
});

describe('the sandbox and the pure core', () => {
  test.each([
    ['workflows/definitions.ts', "export { readFile } from 'node:fs/promises';"],
    ['workflows/definitions.ts', "export { DateTime } from 'luxon';"],
    ['domain/vocabulary.ts', "export { readFile } from 'node:fs/promises';"],
    ['domain/vocabulary.ts', "export { Client } from '@temporalio/client';"],
  ])('%s may not say %s', async (file, code) => {
    expect(await broken(file, code)).toContain('@typescript-eslint/no-restricted-imports');
  });

  test('the domain has no clock', async () => {
    expect(await broken('domain/vocabulary.ts', 'export const at = Date.now();')).toContain('no-restricted-syntax');
    expect(await broken('domain/vocabulary.ts', 'export const at = new Date();')).toContain('no-restricted-syntax');
  });
});

describe('everywhere', () => {
  test('the environment is read in config.ts alone', async () => {
    expect(await broken('db/client.ts', 'export const home = process.env.HOME;')).toContain('no-restricted-syntax');
    expect(await broken('config.ts', 'export const home = process.env.HOME;')).toEqual([]);
  });

  test.each([
    ['@typescript-eslint/no-floating-promises', 'export function start(): void {\n  Promise.resolve();\n}'],
    ['@typescript-eslint/no-misused-promises', '[1].forEach(async () => Promise.resolve());'],
    ['@typescript-eslint/consistent-type-imports', "import { Client } from 'pg';\nexport const n = (c: Client) => c;"],
    ['max-lines', 'export const n = 1;\n'.repeat(301)],
  ])('%s is on', async (rule, code) => {
    expect(await broken('db/client.ts', code)).toContain(rule);
  });
});
