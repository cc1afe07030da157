import { describe, expect, it } from 'vitest';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { conversation, request } from '../requests.ts';

const analyzer = createLocalAnalyzer();

async function fieldsOf(...turns: readonly string[]): Promise<Record<string, string>> {
  const { analyses } = await analyzer.analyse(request(conversation(...turns)));
  return Object.fromEntries(analyses[0]?.fields.map(({ field, value }) => [field, value]) ?? []);
}

describe('details of the customer', () => {
  it.each<[string, Record<string, string>]>([
    ["Yes please, I'm Ana, 0917 555 0101", { name: 'Ana', phone: '+639175550101' }],
    ['My name is Maria Clara de los Santos.', { name: 'Maria Clara de los Santos' }],
    ['ako po si Jun, 09175550101', { name: 'Jun', phone: '+639175550101' }],
    ['nama saya Budi', { name: 'Budi' }],
    ['Me llamo Lucía Pérez', { name: 'Lucía Pérez' }],
    ['meu nome é João', { name: 'João' }],
    ['mail me at Ana.Reyes+x@Example.com.', { email: 'ana.reyes+x@example.com' }],
    ['call +1 (415) 555-2671 please', { phone: '+14155552671' }],
    ['my company is Acme Trading', { company: 'Acme Trading' }],
    ['This is Leo Cruz from Blue Wave Solutions', { name: 'Leo Cruz', company: 'Blue Wave Solutions' }],
  ])('are read from: %s', async (text, fields) => {
    expect(await fieldsOf(`c: ${text}`)).toEqual(fields);
  });

  it('are read from the bare answer to a question', async () => {
    expect(await fieldsOf('b: May I have your name please?', 'c: Ana Reyes')).toEqual({ name: 'Ana Reyes' });
    expect(await fieldsOf('b: What is your phone number?', 'c: 0917 555 0101')).toEqual({ phone: '+639175550101' });
  });

  it.each([
    'my order number is 2586931586',
    'policy number is abc 124586852',
    'claim 9876543210',
    'my card is 4111 1111 1111 1111',
    'on 12-05-2026 at 10.30',
    "I'm looking for a haircut",
    'I am sick and it is 300',
    'This is urgent',
    'thanks, that sounds good',
    'I am Filipino',
    'the quality is good and the price is 1500',
  ])('are not seen in: %s', async (text) => {
    expect(await fieldsOf(`c: ${text}`)).toEqual({});
  });

  it('are not the business’s own number or a third person, repeated by the customer', async () => {
    expect(await fieldsOf('b: Our number is 0917 555 0199.', 'c: ok I will call 0917 555 0199')).toEqual({});
    expect(await fieldsOf('b: Dr. Paul Wilson is free at 9.', 'c: Paul Wilson sounds good')).toEqual({});
  });

  it('give a number that is valid nowhere as written, never as an international one', async () => {
    expect(await fieldsOf('c: my phone is 123456789')).toEqual({ phone: '123456789' });
  });
});
