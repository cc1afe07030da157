import { z } from 'zod';
import { CHANNEL_NAMES } from '../channels.ts';

/** What the database cannot store as JSON: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

/** Text of a person, at most `max` UTF-16 units. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((value) => !UNSTORABLE.test(value), 'must not contain NUL or broken characters');

/** An identifier chosen by the workspace, such as a signal's or a category's. */
export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'must be 1 to 64 letters, digits, ".", "_", ":" or "-"')
  .refine((value) => value !== 'constructor' && value !== 'prototype', 'is a reserved word');

/** Words or phrases to look for. */
export const phrases = z.array(text(100, 1).refine((phrase) => phrase.trim() !== '', 'must not be blank')).max(100);

/** Name of a channel. */
export const channelName = z.enum(CHANNEL_NAMES);
