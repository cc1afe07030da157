import { z } from 'zod';
import { ROLES } from '../../domain/vocabulary.ts';
import { instantOut, text, uuid } from './common.ts';
import { email, personName } from './people.ts';

/** What a role may, for a dashboard to show no button that would be refused. */
export const CAPABILITIES = ['read', 'decide', 'edit', 'settings', 'delete', 'keys', 'users'] as const;

/**
 * A new password. Long enough that guessing is hopeless under the limits of signing in, no rules of composition (NIST SP
 * 800-63B, 3.1.1.2), and not so long that hashing it is a load.
 */
export const newPassword = text(200, 10);

/** A password to be checked: whatever it is, it is right or wrong. */
export const givenPassword = text(1_000, 1);

const workspace = z.object({ id: uuid, name: z.string() });

export const sessionSchema = z
  .object({
    user: z.object({ id: uuid, name: z.string(), email: z.string() }).nullable().describe('null when an API key asks'),
    actor: z.string().describe('as in timelines and the audit log: user:<id> or key:<id>'),
    role: z.enum(ROLES),
    capabilities: z.array(z.enum(CAPABILITIES)),
    workspace,
    workspaces: z.array(workspace.extend({ role: z.enum(ROLES) })).describe('all workspaces this person is in'),
    locale: z.object({ country: z.string(), timeZone: z.string(), languages: z.array(z.string()) }),
    temporalUiUrl: z
      .string()
      .nullable()
      .describe("of the list of workflows; add /contact%2F<workspaceId>%2F<contactId> for a contact's own"),
    expiresAt: instantOut.nullable(),
  })
  .meta({ id: 'Session' });

export type SessionBody = z.output<typeof sessionSchema>;

/** Any text: what is no e-mail address is answered like one that nobody has. */
export const signInBody = z.strictObject({
  email: text(320, 1),
  password: givenPassword,
  workspaceId: z.string().max(200).optional(),
});

export const ownNameBody = z.strictObject({ name: personName });
export const switchBody = z.strictObject({ workspaceId: z.string().max(200) });
export const passwordBody = z.strictObject({ currentPassword: givenPassword, newPassword });

export const ownSessionSchema = z.object({
  id: uuid,
  current: z.boolean(),
  workspace,
  createdAt: instantOut,
  lastSeenAt: instantOut,
  expiresAt: instantOut,
  userAgent: z.string().nullable(),
});

const token = text(200, 1);

export const openLinkBody = z.strictObject({ token });

export const linkSchema = z.object({
  purpose: z.enum(['welcome', 'invite', 'reset']),
  workspace,
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(ROLES),
  expiresAt: instantOut,
});

export const useLinkBody = z.strictObject({
  token,
  name: personName.optional(),
  email: email.optional(),
  password: givenPassword.describe('a new one, or the present one of a person who is in another workspace already'),
});
