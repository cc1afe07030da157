import { expect, test } from 'vitest';
import { excerpt } from '../../../scripts/demo/excerpt.ts';
import { readSample } from '../../../scripts/demo/sample.ts';

test.each([
  [1_000, 10_000],
  [120, 1_000],
  [60, 500],
  [400, 2_000],
])('%i conversations have exactly %i messages, each cut only at its end', (conversations, messages) => {
  const chosen = excerpt(conversations, messages);
  expect(chosen).toHaveLength(conversations);
  expect(chosen.flatMap(({ turns }) => turns)).toHaveLength(messages);
  const whole = new Map(readSample().map((conversation) => [conversation.id, conversation]));
  for (const { id, turns } of chosen) {
    expect(turns.length).toBeGreaterThan(0);
    expect(whole.get(id)?.turns.slice(0, turns.length)).toEqual(turns);
  }
});

test('more than the sample holds is refused', () => {
  expect(() => excerpt(2_000, 10_000)).toThrow(/does not hold/);
  expect(() => excerpt(10, 10_000)).toThrow(/does not hold/);
});
