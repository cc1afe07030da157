import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKeywords } from '../../domain/keywords.ts';
import { cpuCost } from './support/cost.ts';

const quotes = (text: string, ...keywords: string[]): string[] =>
  findKeywords(text, [{ id: 's', keywords }]).map(({ span }) => text.slice(span.start, span.end));

describe('finds', () => {
  test.each([
    ['a word', 'I want a refund.', 'refund', 'refund'],
    ['whatever the case', 'REFUND me', 'refund', 'REFUND'],
    ['whatever the accents of the text', 'un café, por favor', 'cafe', 'café'],
    ['whatever the accents of the keyword', 'un cafe', 'café', 'cafe'],
    ['accents written apart, quoted with them', 'un cafe\u0301!', 'cafe', 'cafe\u0301'],
    ['letters with strokes', 'Đặt bàn ở Łódź', 'dat ban', 'Đặt bàn'],
    ['sharp s', 'STRASSE', 'straße', 'STRASSE'],
    ['sigma at the end', 'ΛΟΓΟΣ', 'λόγος', 'ΛΟΓΟΣ'],
    ['Cyrillic', 'Верните деньги!', 'деньги', 'деньги'],
    ['Arabic without its vowel signs', 'السِّعْر كم', 'السعر', 'السِّعْر'],
    ['Hindi', 'इसकी कीमत क्या है', 'कीमत', 'कीमत'],
    ['full width', 'ＲＥＦＵＮＤ', 'refund', 'ＲＥＦＵＮＤ'],
    ['a phrase over a line break', 'my money\n  back!', 'money back', 'money\n  back'],
    ['a phrase in Chinese, which has no spaces', '请问价格表在哪里', '价格', '价格'],
    ['a word in Thai', 'ขอราคาหน่อยค่ะ', 'ราคา', 'ราคา'],
    ['a word in Japanese', '予約したいです', '予約', '予約'],
    ['Latin beside Chinese', '买iPhone手机', 'iphone', 'iPhone'],
    ['a Korean word with a particle', '가격은 얼마예요?', '가격', '가격'],
    ['an elided article', "l'hôtel est beau", 'hotel', 'hôtel'],
    ['a possessive', "the shop's refund's late", 'shop', 'shop'],
    ['an apostrophe however typed', 'I don’t want it', "don't", 'don’t'],
    ['signs', 'learn C++ for $5?', 'c++', 'C++'],
    ['a sum', 'only $5?', '$5', '$5'],
    ['an emoji', 'so angry😡!', '😡', '😡'],
    ['after an emoji', '😡😡 refund', 'refund', 'refund'],
    ['what has invisible signs in it', 're\u00adfund', 'refund', 're\u00adfund'],
    ['what is written as a pattern', 'a.b (x|y)* [z', '(x|y)*', '(x|y)*'],
    ['a name of objects', 'the constructor of __proto__', '__proto__', '__proto__'],
  ])('%s', (_, text, keyword, quote) => {
    expect(quotes(text, keyword)).toEqual([quote]);
  });
});

describe('does not find', () => {
  test.each([
    ['a part of a word', 'refunded', 'refund'],
    ['the end of a word', 'unrefund', 'refund'],
    ['a number in a longer one', 'call 15551', '555'],
    ['the contrary', 'I can’t come', 'can'],
    ['a Thai letter without its vowel', 'กี่', 'ก'],
    ['a Hindi letter without its vowel', 'की', 'क'],
    ['half of a ligature', 'ﬁ', 'f'],
    ['a Korean syllable inside another', '각', '가'],
    ['another word in Hindi that differs by a vowel sign', 'का', 'की'],
    ['nothing', 'text', ' '],
    ['a pattern', 'abc', 'a.c'],
  ])('%s', (_, text, keyword) => {
    expect(quotes(text, keyword)).toEqual([]);
  });
});

test('one hit for each signal, the first, in the order of the signals', () => {
  const text = 'Refund, please refund. Money back!';
  const signals = [
    { id: 'constructor', keywords: ['money back', 'please refund', 'refund'] },
    { id: '__proto__', keywords: ['money', 'money back'] },
    { id: 'none', keywords: ['demo'] },
  ];
  expect(findKeywords(text, signals)).toEqual([
    { signalId: 'constructor', span: { start: 0, end: 6 } },
    { signalId: '__proto__', span: { start: 23, end: 33 } },
  ]);
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'A', 'á', 'b', ' ', "'", 't', '.', '价', 'ก', 'ี', '\u0301', '😡', 'ﬁ', '가', '\n'),
});

test('a span is a literal part of the text that reads as the keyword, case and accents aside', () => {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .normalize('NFKD');
  // Any keyword is in hardly any text: most are a part of it, in other letters.
  const part = fc
    .tuple(letters, fc.nat(), fc.nat({ max: 4 }), fc.constantFrom('as it is', 'upper', 'apart'))
    .map(([text, from, length, how]) => {
      const start = text === '' ? 0 : from % text.length;
      const cut = text.slice(start, start + 1 + length);
      return { text, keyword: how === 'upper' ? cut.toUpperCase() : how === 'apart' ? cut.normalize('NFD') : cut };
    });
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(fc.record({ text: letters, keyword: letters }), part), ({ text, keyword }) => {
      for (const { span } of findKeywords(text, [{ id: 's', keywords: [keyword] }])) {
        found += 1;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(plain(text.slice(span.start, span.end))).toBe(plain(keyword).trim());
      }
    }),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(300);
});

test('any word of a text of words is found where it stands first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ç'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.nat(), (words, pick) => {
      const wanted = words[pick % words.length] ?? '';
      const before = words
        .slice(0, words.indexOf(wanted))
        .map((each) => `${each} `)
        .join('');
      expect(findKeywords(words.join(' '), [{ id: 's', keywords: [wanted] }])).toEqual([
        { signalId: 's', span: { start: before.length, end: before.length + wanted.length } },
      ]);
    }),
  );
});

test('hostile keywords and texts take time in proportion to the text', () => {
  const keywords = Array.from({ length: 100 }, (_, length) => `${'a'.repeat(length)}b`);
  const cost = (length: number): number => {
    const text = 'a'.repeat(length);
    return cpuCost(() => findKeywords(text, [{ id: 's', keywords }]));
  };
  cost(20_000);
  // 32 times the text: twice or four times that for the collector, not 32 times 32.
  expect(cost(320_000) / cost(10_000)).toBeLessThan(32 * 8);
});
