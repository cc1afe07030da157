import { z } from 'zod';
import { ROLES } from '../../domain/vocabulary.ts';
import { instantOut, uuid } from './common.ts';
import { email, personName } from './people.ts';

export const userSchema = z
  .object({
    id: uuid,
    name: z.string(),
    email: z.string().nullable().describe('null once removed'),
    role: z.enum(ROLES),
    state: z.enum(['invited', 'active', 'removed']),
    invitedAt: instantOut,
    joinedAt: instantOut.nullable(),
    lastSeenAt: instantOut.nullable(),
  })
  .meta({ id: 'User' });

export type UserBody = z.output<typeof userSchema>;

export const userQuery = z.object({
  removed: z.enum(['true', 'false']).default('false').describe('true: also those whom timelines still name'),
});

export const newUser = z.strictObject({ email, name: personName, role: z.enum(ROLES) });

export const invitedUser = userSchema.extend({
  inviteUrl: z.string().describe('shown this once, to be handed to that person'),
  inviteExpiresAt: instantOut,
});

export const userPatch = z.strictObject({ name: personName.optional(), role: z.enum(ROLES).optional() });

export const userLink = z.object({
  url: z.string().describe('shown this once; links made for the user before are void'),
  purpose: z.enum(['invite', 'reset']),
  expiresAt: instantOut,
});
