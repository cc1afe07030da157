import { expect, test } from 'vitest';
import { alerts, runbook } from './support/named-metrics.ts';

const headings = (): string[] => [...runbook().matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);

test('every alert has its entry in the runbook, and every entry its alert', () => {
  const names = alerts().map(({ alert }) => alert);
  expect(names.length).toBeGreaterThan(5);
  expect(headings().toSorted()).toEqual(names.toSorted());
});

test('every alert links to its own entry', () => {
  for (const { alert, annotations } of alerts()) {
    expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  }
});
