import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSample, sampleFile } from '../../../scripts/demo/sample.ts';

const sample = readSample();
const readme = readFileSync(new URL('README.md', `file://${sampleFile}`), 'utf8');

test('the sample is large and varied enough to show the product, and small enough to be bundled', () => {
  expect(sample.length).toBeGreaterThanOrEqual(1_200);
  expect(sample.flatMap(({ turns }) => turns).length).toBeGreaterThanOrEqual(10_000);
  expect(new Set(sample.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(sample.map(({ language }) => language)).size).toBeGreaterThanOrEqual(5);
  expect(statSync(sampleFile).size).toBeLessThanOrEqual(1_500_000);
});

test('the README says of each source how many conversations are from it', () => {
  for (const source of new Set(sample.map((conversation) => conversation.source))) {
    const count = sample.filter((conversation) => conversation.source === source).length;
    expect(readme).toMatch(new RegExp(`\\| \`${source}\` \\| ${String(count)}[ ,]`));
  }
  expect(readme).toContain(`${sample.length.toLocaleString('en')} real conversations`);
});

test('conversations have ids of their own and end with the customer where they have two sides', () => {
  expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
  for (const { turns } of sample) expect(turns.at(-1)?.[0]).toBe('customer');
});
