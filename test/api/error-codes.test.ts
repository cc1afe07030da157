import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const sources = readdirSync(path.join(root, 'api'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(root, 'api', name), 'utf8'));

it('every code that the API answers with is documented, and every documented one is answered with', () => {
  const thrown = sources.flatMap((text) => [
    ...[...text.matchAll(/new Problem\(\s*\w+,\s*'(\w+)'/g)].map((match) => match[1]),
    ...[...text.matchAll(/impossible\(\s*'(\w+)'/g)].map((match) => match[1]),
  ]);
  const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
  const documented = [...page.matchAll(/^\| \d{3} \| ([^|]+) \|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]),
  );
  expect(documented.length).toBeGreaterThan(20);
  expect([...new Set(documented)].sort()).toEqual([...new Set(thrown)].sort());
});
