import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversationKey, normaliseEmail, normalisePhone } from '../../domain/identity.ts';

describe('normaliseEmail', () => {
  test.each([
    [' Ana@Example.COM ', 'ana@example.com'],
    ['ana.reyes+shop@mail.example.com', 'ana.reyes+shop@mail.example.com'],
    ['Info@Bücher.example', 'info@xn--bcher-kva.example'],
    ['info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
    ["o'neil@example.com", "o'neil@example.com"],
  ])('%j', (raw, email) => {
    expect(normaliseEmail(raw)).toBe(email);
    expect(normaliseEmail(email)).toBe(email);
  });

  test.each([
    '',
    '@',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'ana@127.0.0.1',
    'ana@1.2',
    'ana@[::1]',
    'a b@example.com',
    'ana@exa mple.com',
    'ana@example.com/path',
    'ana@user:pw@example.com',
    'ana@example.com:25',
    '.ana@example.com',
    'a..b@example.com',
    'ana@-.com',
    `${'a'.repeat(65)}@example.com`,
    'ana\u0000@example.com',
    '<ana@example.com>',
    'ana@exa%6dple.com',
    'a@b@example.com',
  ])('refuses %j', (raw) => {
    expect(normaliseEmail(raw)).toBeNull();
  });
});

test('a domain in ASCII is what a URL makes of it', () => {
  const label = fc.string({ unit: fc.constantFrom(...'ab0x9'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
      const domain = labels.join('.');
      const isHost = /^([a-z0-9]+\.)+[a-z]{2,}$/.test(domain) && URL.canParse(`http://${domain}`);
      expect(normaliseEmail(`ana@${domain}`)).toBe(isHost ? `ana@${new URL(`http://${domain}`).hostname}` : null);
    }),
    { numRuns: 2_000 },
  );
});

describe('normalisePhone', () => {
  test.each([
    ['0917 555 0101', 'PH', '+639175550101'],
    ['+63 917 555 0101', 'US', '+639175550101'],
    ['(650) 253-0000', 'US', '+16502530000'],
  ])('%s in %s', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toBe(e164);
  });

  test.each([
    ['12', 'PH'],
    ['call 0917 555 0101', 'PH'],
    ['', 'PH'],
    ['0917 555 0101', 'XX'],
  ])('refuses %j in %s', (raw, country) => {
    expect(normalisePhone(raw, country)).toBeNull();
  });
});

test('a conversation is one person on one connection of one channel', () => {
  const web = { channel: 'web', connectionId: null, channelUserId: 'v-1' };
  expect(conversationKey(web)).toBe(conversationKey({ ...web }));
  expect(conversationKey(web)).not.toBe(conversationKey({ ...web, connectionId: 'null' }));
});
