import type { settingsChannels } from '../../../texts/en/settings-channels.ts';

type Words = typeof settingsChannels;

/** One thing that a kind of channel is connected with. */
export interface ChannelField {
  /** Its place among the credentials, such as `inbound.username`. */
  readonly path: string;
  readonly label: keyof Words['credentials'];
  readonly as: 'text' | 'secret' | 'lines' | 'port';
  readonly optional: boolean;
  readonly hint?: keyof Words['hints'];
}

type More = Partial<Pick<ChannelField, 'optional' | 'hint'>>;
type Label = ChannelField['label'];

const field =
  (as: ChannelField['as']) =>
  (label: Label, { optional = false, hint }: More = {}, part = ''): ChannelField => ({
    ...{ path: part === '' ? label : `${part}.${label}`, label, as, optional },
    ...(hint === undefined ? {} : { hint }),
  });
const [text, secret, lines, port] = [field('text'), field('secret'), field('lines'), field('port')];

const SITE = [
  lines('allowedOrigins', { hint: 'allowedOrigins' }),
  secret('identitySecret', { optional: true, hint: 'identitySecret' }),
];
const OF_META = [secret('accessToken'), secret('appSecret'), secret('verifyToken', { hint: 'verifyToken' })] as const;
const META = [text('accountId', { hint: 'accountId' }), ...OF_META];

const USER = [text('username', { hint: 'invented' }, 'inbound'), secret('password', {}, 'inbound')];
const AUTHSERV = text('authservId', { optional: true, hint: 'authservId' }, 'inbound');
const asOptional = (each: ChannelField): ChannelField => ({ ...each, optional: true });

/** What a mailbox is asked for besides its address, by who receives its mails. */
export const MAIL_SERVICES = {
  postmark: [...USER, AUTHSERV],
  sendgrid: [
    ...USER.map(asOptional),
    secret('verificationKey', { optional: true, hint: 'verificationKey' }, 'inbound'),
  ],
  mailgun: [secret('signingKey', {}, 'inbound'), AUTHSERV],
  imap: [
    text('host', {}, 'inbound'),
    port('port', { optional: true, hint: 'imapPort' }, 'inbound'),
    text('user', {}, 'inbound'),
    secret('password', {}, 'inbound'),
    text('mailbox', { optional: true, hint: 'mailbox' }, 'inbound'),
    AUTHSERV,
  ],
} as const satisfies Readonly<Record<string, readonly ChannelField[]>>;

export type MailService = keyof typeof MAIL_SERVICES;

const SMTP = [
  text('host', {}, 'smtp'),
  port('port', {}, 'smtp'),
  text('user', {}, 'smtp'),
  secret('password', {}, 'smtp'),
].map(asOptional);

/** What each kind of channel asks for before it is connected; a mailbox also what its service asks for. */
const CHANNEL_FIELDS = {
  web: SITE,
  form: SITE,
  facebook: META,
  instagram: META,
  whatsapp: [text('phoneNumberId'), ...OF_META],
  telegram: [secret('botToken'), secret('secretToken', { hint: 'secretToken' })],
  email: [text('address')],
  lead_ads: META,
  google_business: [
    text('location', { hint: 'location' }),
    text('clientId'),
    secret('clientSecret'),
    secret('refreshToken', { hint: 'refreshToken' }),
  ],
} as const satisfies Readonly<Record<string, readonly ChannelField[]>>;

export type ConnectableKind = keyof typeof CHANNEL_FIELDS;
export const CONNECTABLE = Object.keys(CHANNEL_FIELDS) as ConnectableKind[];

export const isConnectable = (kind: string): kind is ConnectableKind => Object.hasOwn(CHANNEL_FIELDS, kind);

export function fieldsOf({ kind, service }: Pick<ChannelDraft, 'kind' | 'service'>): readonly ChannelField[] {
  if (kind === null) return [];
  const own = CHANNEL_FIELDS[kind];
  return kind === 'email' ? [...own, ...(service === null ? [] : MAIL_SERVICES[service]), ...SMTP] : own;
}

/** What is typed before a channel is connected or changed. */
export interface ChannelDraft {
  /** Null for one that is connected by the API alone. */
  readonly kind: ConnectableKind | null;
  /** Of a mailbox; null where none is chosen. */
  readonly service: MailService | null;
  readonly name: string;
  /** By {@link keyOf}. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** The key of a field in a form, whose own paths are parted by dots. */
export const keyOf = ({ path }: ChannelField): string => path.replaceAll('.', ' ');

/**
 * The credentials as the API takes them: what is left empty is left out, and a mail server of which nothing but the port is said.
 */
export function credentialsOf(draft: ChannelDraft): Record<string, unknown> {
  const { kind, service, credentials: typed } = draft;
  const credentials: Record<string, unknown> = {};
  const parts: Record<string, Record<string, unknown>> = kind === 'email' && service !== null
    ? { inbound: { provider: service } }
    : {};
  for (const each of fieldsOf(draft)) {
    const value = valueOf(each, typed[keyOf(each)] ?? '');
    if (value === undefined) continue;
    const [part = '', name] = each.path.split('.', 2);
    if (name === undefined) credentials[part] = value;
    else parts[part] = { ...parts[part], [name]: value };
  }
  for (const [part, values] of Object.entries(parts)) {
    const isEmpty = part === 'smtp' && Object.keys(values).every((name) => name === 'port');
    if (!isEmpty) credentials[part] = values;
  }
  return credentials;
}

function valueOf({ as }: ChannelField, typed: string): unknown {
  const value = typed.trim();
  if (value === '') return undefined;
  if (as === 'lines') return value.split(/\s+/);
  return as === 'port' ? Number(value) : value;
}

/** @returns whether a port is one */
export const isPort = (typed: string): boolean =>
  /^\d{1,5}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 65_535;
