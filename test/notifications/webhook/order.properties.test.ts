import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Post } from '../../../notifications/webhook/post.ts';
import type { Answer } from '../../../notifications/webhook/schedule.ts';
import { asOwner } from '../../support/owner.ts';
import { deliverDue, startNotifying, type Notifying } from '../support.ts';

let notifying: Notifying;
beforeAll(async () => {
  notifying = await startNotifying();
});
afterAll(() => notifying.close());

const ANSWERS: readonly Answer[] = [
  { kind: 'delivered', status: 200 },
  { kind: 'failed', status: 500, error: 'the endpoint answered 500', retryAfterMs: null },
  { kind: 'failed', status: 429, error: 'the endpoint answered 429', retryAfterMs: 90_000 },
  { kind: 'failed', status: null, error: 'the connection failed', retryAfterMs: null },
];

it('tells each contact’s messages in order, and each to the end, whatever the endpoint answers', async () => {
  const scenario = fc.record({
    /** Who writes, one after the other; the worker looks in between where it says so. */
    writers: fc.array(fc.record({ who: fc.integer({ min: 0, max: 2 }), look: fc.boolean() }), {
      minLength: 2,
      maxLength: 12,
    }),
    /** How the first calls are answered; all later ones well. */
    answers: fc.array(fc.constantFrom(...ANSWERS), { maxLength: 25 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ writers, answers }) => {
      await asOwner(notifying.api.ownerUrl, 'DELETE FROM rapport.webhooks');
      await notifying.hook('https://example.com/', ['message.received']);
      const left = [...answers];
      const told: string[] = [];
      const post: Post = async ({ body }) => {
        const answer = left.shift() ?? (ANSWERS[0] as Answer);
        if (answer.kind === 'delivered') told.push((JSON.parse(body) as { data: { id: string } }).data.id);
        return answer;
      };
      const deps = { ...notifying.deps, post };
      const written = new Map<number, string[]>();
      for (const { who, look } of writers) {
        const { messageId } = await notifying.write(`writer-${String(who)}`);
        written.set(who, [...(written.get(who) ?? []), messageId]);
        if (look) await notifying.spread();
        if (look) await deliverDue(deps);
      }
      await notifying.spread();
      for (let hours = 0; hours < 200 && told.length < writers.length; hours += 1) {
        while ((await deliverDue(deps)) > 0);
        notifying.pass(3_600_000);
      }
      for (const own of written.values()) expect(told.filter((id) => own.includes(id))).toEqual(own);
      expect(told).toHaveLength(writers.length);
    }),
    { numRuns: 15 },
  );
}, 120_000);
