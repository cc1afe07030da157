import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactActivities } from '../../workflows/activity-contract.ts';
import { activitiesOn, advance } from './support/advance.ts';
import { conversation } from './support/conversation.ts';
import { createEngineDatabase, type EngineDatabase } from './support/engine-database.ts';
import { outcome } from './support/outcome.ts';

const NOW = '2026-04-20T00:00:00.000Z';

let db: EngineDatabase;
let activities: ContactActivities;
beforeAll(async () => {
  db = await createEngineDatabase();
  activities = activitiesOn(db);
});
afterAll(() => db.close());

let people = 0;
const somebody = (): string => `somebody-${String((people += 1)).padStart(5, '0')}`;

/** Sends the messages in this order, judging after every `pace` of them, and says how the contact ends. */
async function live(length: number, order: readonly number[], pace: number): Promise<Record<string, unknown>> {
  const person = somebody();
  const messages = conversation(person, length);
  let contactId = '';
  for (const [sent, index] of order.entries()) {
    const message = messages[index];
    if (message === undefined) throw new RangeError(`no message ${String(index)}`);
    contactId = await db.accept(message);
    if ((sent + 1) % pace === 0) await advance(db, activities, contactId, NOW);
  }
  await advance(db, activities, contactId, NOW);
  return outcome(db, contactId, person);
}

const inOrder = (length: number): number[] => Array.from({ length }, (_, index) => index);

test(
  'any order of arrival, repeats and any pace of judging end in the same contact',
  { timeout: 120_000 },
  async () => {
    const length = 20;
    const expected = await live(length, inOrder(length), length);
    expect(expected).toMatchObject({ head: { facts: length } });
    expect(expected.readings).toHaveLength(length);
    const orders = fc.tuple(
      fc.shuffledSubarray(inOrder(length), { minLength: length }),
      fc.array(fc.nat(length - 1), { maxLength: 6 }),
      fc.integer({ min: 1, max: 7 }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([order, repeats, pace]) => {
        expect(await live(length, [...order, ...repeats], pace)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  },
);

test(
  'a long conversation is folded from checkpoints, and a message late by any number ends the same',
  { timeout: 120_000 },
  async () => {
    const length = 260;
    const expected = await live(length, inOrder(length), length);
    // Late by a few messages, by some hundred, and by all of them.
    const late = [250, 120, 0];
    const order = [...inOrder(length).filter((index) => !late.includes(index)), ...late];
    expect(await live(length, order, 20)).toEqual(expected);
  },
);
