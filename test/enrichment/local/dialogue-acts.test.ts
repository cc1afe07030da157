import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../enrichment/line/conversation-line.ts';
import { contextAt, readTurn } from '../../../enrichment/local/context.ts';
import { dialogueActs } from '../../../enrichment/local/model/dialogue-acts.ts';
import { shippedModels } from '../../../enrichment/local/models.ts';
import { PROFILE } from '../requests.ts';

function actsAt(...turns: readonly (readonly ['customer' | 'agent', string])[]): ReadonlySet<string> {
  const models = shippedModels();
  const conversation = turns.map(([role, text]) => ({ role, text }));
  const read = messagesOf({ id: 't', conversation }, new Date('2026-01-05T00:00:00Z')).map((message) =>
    readTurn(message, models),
  );
  return new Set(dialogueActs(contextAt(read, read.length - 1, PROFILE, models)));
}

describe('what is done in a dialogue, whatever is sold', () => {
  it('is the same for a haircut and a flight', () => {
    const hair = actsAt(
      ['customer', 'I need a haircut'],
      ['agent', 'I found Ana at 3. Shall I?'],
      ['customer', 'Yes please'],
    );
    const trip = actsAt(
      ['customer', 'I need a flight'],
      ['agent', 'I found one at 9. Shall I?'],
      ['customer', 'Yes please'],
    );
    expect([...hair].toSorted()).toEqual([...trip].toSorted());
    expect(hair).toContain('agrees to proposes');
    expect(hair).toContain('customer ever wants');
  });

  it('tells how long ago something was offered, and that nothing was', () => {
    const just = actsAt(['customer', 'a table'], ['agent', 'I found two.'], ['customer', 'hm']);
    const before = actsAt(
      ['customer', 'a table'],
      ['agent', 'I found two.'],
      ['customer', 'for five'],
      ['agent', 'On Friday at 7.'],
      ['customer', 'hm'],
    );
    expect(just).toContain('offered 0');
    expect(before).toContain('offered 2');
    expect(actsAt(['customer', 'a table'])).toContain('offered never');
  });

  it('knows an opening, to which the business has said nothing', () => {
    expect(actsAt(['customer', 'I want to book a table'])).toContain('wants to nothing');
  });
});
