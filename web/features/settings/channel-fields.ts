import type { settingsTexts } from '../../texts/settings.ts';

type Credential = keyof (typeof settingsTexts.channels)['credentials'];

/**
 * What each kind of channel asks for before it is connected, in the order in which its provider shows it. Kinds that are not here are
 * connected through the API.
 */
export const CHANNEL_FIELDS = {
  web: ['allowedOrigins'],
  telegram: ['botToken', 'secretToken'],
  whatsapp: ['phoneNumberId', 'accessToken', 'appSecret', 'verifyToken'],
  facebook: ['accountId', 'accessToken', 'appSecret', 'verifyToken'],
  instagram: ['accountId', 'accessToken', 'appSecret', 'verifyToken'],
} as const satisfies Readonly<Record<string, readonly Credential[]>>;

export type ConnectableKind = keyof typeof CHANNEL_FIELDS;
export const CONNECTABLE = Object.keys(CHANNEL_FIELDS) as ConnectableKind[];

/** Given as typed; the pages of a site are a list, one a line. */
export const credentialsOf = (
  kind: ConnectableKind,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> =>
  Object.fromEntries(
    CHANNEL_FIELDS[kind].map((name) => [
      name,
      name === 'allowedOrigins' ? (typed[name] ?? '').split(/\s+/).filter(Boolean) : (typed[name] ?? '').trim(),
    ]),
  );
