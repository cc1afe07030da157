import { expect, test } from 'vitest';
import { outcomeOf, type LaterFacts } from '../../../domain/follow-ups/outcome.ts';
import { at, DAY, settingsWith } from './support/talk.ts';

const settings = settingsWith({ gap: 'P2D', expireAfter: 'P30D' });
const later = (reply: number | null, conversion: number | null = null, next: number | null = null): LaterFacts => ({
  firstReplyAt: reply === null ? null : at(reply),
  firstConversionAt: conversion === null ? null : at(conversion),
  nextSentAt: next === null ? null : at(next),
});

test.each<[string, LaterFacts, number, string | null, number | null]>([
  ['nothing yet', later(null), 1, null, 2 * DAY],
  ['nothing until the next attempt may follow', later(null), 2 * DAY, 'no_reply', null],
  ['an answer', later(10), 11, 'replied', null],
  ['an answer after it was given up', later(3 * DAY), 3 * DAY, 'replied', null],
  ['an answer, then a purchase', later(10, DAY), DAY, 'converted', null],
  ['a purchase without a word', later(null, DAY), DAY, 'converted', null],
  ['a purchase after it was given up', later(null, 20 * DAY), 20 * DAY, 'converted', null],
  ['an answer to the next one', later(3 * DAY, null, 2 * DAY), 3 * DAY, 'no_reply', null],
  ['an answer before the next one', later(DAY, null, 2 * DAY), 3 * DAY, 'replied', null],
  ['an answer, and a purchase after the next one', later(DAY, 3 * DAY, 2 * DAY), 3 * DAY, 'replied', null],
  ['an answer of next season', later(31 * DAY), 31 * DAY, 'no_reply', null],
  ['what came at the very moment is no answer', later(0), 1, null, 2 * DAY],
])('%s', (_, facts, now, outcome, nextLookAt) => {
  expect(outcomeOf({ sentAt: at(0) }, facts, { now: at(now), settings })).toEqual({
    outcome,
    nextLookAt: nextLookAt === null ? null : at(nextLookAt),
  });
});
