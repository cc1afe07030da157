import { expect, test } from 'vitest';
import { castMessages, type OutgoingMessage } from '../../../scripts/demo/casting.ts';
import { excerpt } from '../../../scripts/demo/excerpt.ts';
import { readSample } from '../../../scripts/demo/sample.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const messages = castMessages(readSample(), NOW);
const byUser = new Map<string, OutgoingMessage[]>();
for (const message of messages) {
  const user = `${message.channel}:${message.channelUserId}`;
  byUser.set(user, [...(byUser.get(user) ?? []), message]);
}

test('every conversation is one person, whose messages have ids of their own and come in the order of the turns', () => {
  expect(byUser.size).toBe(readSample().length);
  for (const own of byUser.values()) {
    const turns = own.map(({ messageId }) => Number(messageId.slice(messageId.lastIndexOf('-') + 1)));
    expect(turns).toEqual(turns.map((_, place) => place));
    expect(new Set(own.map(({ text, messageId }) => `${messageId} ${text}`)).size).toBe(own.length);
  }
});

test('nothing is sent in the future, many messages are recent, and every channel occurs', () => {
  expect(messages.every(({ sentAt }) => Date.parse(sentAt) < NOW)).toBe(true);
  const recent = messages.filter(({ sentAt }) => Date.parse(sentAt) > NOW - 2 * DAY);
  expect(recent.length / messages.length).toBeGreaterThan(0.35);
  expect(new Set(messages.map(({ channel }) => channel)).size).toBe(7);
});

test('no conversation ends within an hour of a threshold of silence', () => {
  for (const own of byUser.values()) {
    const silentMs = NOW - Date.parse(own.at(-1)?.sentAt ?? '');
    for (const days of [14, 30, 46, 60]) expect(Math.abs(silentMs - days * DAY)).toBeGreaterThan(3_600_000);
  }
});

test('the same seed arranges the same, another one differently', () => {
  const conversations = excerpt(20, 150);
  expect(castMessages(conversations, NOW, 5)).toEqual(castMessages(conversations, NOW, 5));
  expect(castMessages(conversations, NOW, 6)).not.toEqual(castMessages(conversations, NOW, 5));
});

test('addresses and numbers are of the ranges kept for fiction', () => {
  const told = (detail: 'email' | 'phone'): string[] => messages.flatMap(({ contact }) => contact?.[detail] ?? []);
  expect([told('email').length, told('phone').length].map((count) => count > 10)).toEqual([true, true]);
  for (const email of told('email')) expect(email).toMatch(/@example\.com$/);
  for (const phone of told('phone')) expect(phone).toMatch(/^\+447700900\d{3}$/);
});
