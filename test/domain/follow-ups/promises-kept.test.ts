import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { REMEMBERED } from '../../../domain/state.ts';
import { action, stateOf, sure } from '../support/facts.ts';
import { at, business, customer, DAY, HOUR, idAt, promise } from './support/talk.ts';

const TOMORROW = 16 * HOUR;
const open = (facts: readonly Fact[]): string[] =>
  stateOf(facts).conversations.promises.map(({ messageId }) => messageId);

describe('a promise for tomorrow', () => {
  const made = business(0, promise(TOMORROW));
  test.each<[string, Fact[], 'open' | 'kept']>([
    ['nothing follows', [], 'open'],
    ['"Have a nice day!" right after it', [business(0.2, { closes: true })], 'open'],
    [
      '"Have a nice day!" to the contact\'s "ok, thanks"',
      [customer(15, { closes: true }), business(16, { closes: true })],
      'open',
    ],
    ['another word in the same breath', [business(2)], 'open'],
    ['a question in the same breath', [business(5, { asks: true })], 'open'],
    ['the contact writes', [customer(60)], 'open'],
    ['the business comes back', [business(TOMORROW - 30)], 'kept'],
    ['comes back earlier than promised', [business(2 * HOUR)], 'kept'],
    ['comes back late', [business(3 * DAY)], 'kept'],
    ['comes back with a question', [business(TOMORROW, { asks: true })], 'kept'],
    ['comes back and says thank you', [business(TOMORROW, { closes: true })], 'kept'],
    ['comes back thankful, to "any news?"', [customer(30, { asks: true }), business(31, { closes: true })], 'kept'],
    ['comes back in another conversation', [business(TOMORROW, { conversationId: 'd' })], 'open'],
    ['what came back was deleted', [business(TOMORROW, { deleted: true })], 'open'],
    ['a deal is confirmed at once', [business(1, { conversion: sure('booking_confirmed') })], 'kept'],
    ['a purchase is reported: it may be about that order', [action(at(HOUR), 'purchase_completed')], 'open'],
  ])('%s', (_, later, expected) => {
    expect(open([made, ...later])).toEqual(expected === 'open' ? [idAt(0)] : []);
  });
});

describe('a promise without a time', () => {
  const made = business(0, promise(null));
  test.each<[string, Fact[], 'open' | 'kept']>([
    ['"One moment" seconds later', [business(0.5)], 'open'],
    ['the answer two minutes later', [business(2)], 'kept'],
    ['a question two minutes later is no answer', [business(2, { asks: true })], 'open'],
    ['"Have a nice day!" two minutes later', [business(2, { closes: true })], 'open'],
    ['a purchase is reported', [action(at(HOUR), 'purchase_completed')], 'kept'],
    ['a page is viewed', [action(at(HOUR), 'page_viewed')], 'open'],
  ])('%s', (_, later, expected) => {
    expect(open([made, ...later])).toEqual(expected === 'open' ? [idAt(0)] : []);
  });
});

test('a promise for in five minutes is kept after four', () => {
  expect(open([business(0, promise(5)), business(4)])).toEqual([]);
  expect(open([business(0, promise(5)), business(2)])).toEqual([idAt(0)]);
});

test('who comes back and promises again owes the new promise only', () => {
  const facts = [business(0, promise(TOMORROW)), business(TOMORROW, promise(2 * DAY))];
  expect(open(facts)).toEqual([idAt(TOMORROW)]);
  expect(stateOf(facts).conversations.kept).toEqual([
    { messageId: idAt(0), at: at(TOMORROW), by: { messageId: idAt(TOMORROW) } },
  ]);
});

test('two promises in one breath are both owed; of several in one message the first due', () => {
  expect(open([business(0, promise(TOMORROW)), business(1, promise(3 * DAY))])).toEqual([idAt(0), idAt(1)]);
  const both = business(0, {
    promises: [...promise(null).promises, ...promise(3 * DAY).promises, ...promise(DAY).promises],
  });
  expect(stateOf([both]).conversations.promises).toMatchObject([{ messageId: idAt(0), dueAt: at(DAY) }]);
});

test.each<[string, Fact]>([
  ['of history', business(0, { ...promise(DAY), backfill: true })],
  ['of the contact', customer(0, promise(DAY))],
  ['that is none rather than one', business(0, promise(DAY, 0.4))],
  ['that was deleted', business(0, { ...promise(DAY), deleted: true })],
])('a promise %s is owed by nobody', (_, fact) => {
  expect(open([fact])).toEqual([]);
});

test('history may keep a promise: an echo that comes late is still what was said', () => {
  expect(open([business(0, promise(TOMORROW)), business(TOMORROW, { backfill: true })])).toEqual([]);
});

test('the state stays bounded however much is promised, in however many conversations', () => {
  const facts = Array.from({ length: 300 }, (_, index) => [
    business(index * 30, { ...promise(DAY + index * 30), conversationId: `c${String(index)}` }),
    customer(index * 30 + 1, {
      conversationId: `c${String(index)}`,
      frustration: 0.9,
      intents: [sure(`i${String(index)}`)],
      keywordHits: [{ signalId: `custom/r${String(index)}`, span: { start: 0, end: 1 } }],
    }),
  ]).flat();
  const { conversations, hits } = stateOf(facts);
  expect(conversations.promises).toHaveLength(REMEMBERED.promises);
  expect(conversations.turns).toHaveLength(REMEMBERED.turns);
  expect(conversations.signs).toHaveLength(REMEMBERED.signs);
  // Words of rules score nothing.
  expect(hits).toEqual([]);
  expect(JSON.stringify(conversations).length).toBeLessThan(60_000);
});
