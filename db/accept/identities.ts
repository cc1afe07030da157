import { channelOf } from '../../domain/channels.ts';
import { normaliseEmail, normalisePhone } from '../../domain/identity.ts';
import type { ContactField } from '../../domain/vocabulary.ts';
import type { Arrival } from './incoming.ts';

/** An address or channel id by which a contact is known. */
export interface Identity {
  /** `email`, `phone`, `external`, or a channel's name. */
  readonly kind: string;
  /** The connection, for ids that are only unique within one account. */
  readonly scope: string;
  readonly value: string;
  readonly verified: boolean;
  readonly linkedBy: 'channel' | 'business' | 'person' | 'analysis';
}

/** E-mail is a channel and a kind of address: an address that somebody only typed must not pass for the channel's own sender. */
export const CHANNEL_OF_THAT_NAME = 'channel';

export const channelIdentity = ({ channel, connection, channelUserId }: Arrival): Identity => ({
  ...{ kind: channel, value: channelUserId },
  scope: connection === '' && channelOf(channel).userIdIs?.kind === channel ? CHANNEL_OF_THAT_NAME : connection,
  ...{ verified: true, linkedBy: 'channel' },
});

export const externalIdentity = ({ person }: Arrival): Identity | null =>
  person.externalId === undefined
    ? null
    : { kind: 'external', scope: '', value: person.externalId, verified: true, linkedBy: 'business' };

/** A channel may know one person under several ids (a phone number and a name that hides it), and tell now one, now another. */
export const otherChannelIdentities = (arrival: Arrival): Identity[] =>
  (arrival.person.alsoKnownAs ?? [])
    .filter((value) => value !== arrival.channelUserId)
    .map((value) => ({ ...channelIdentity(arrival), value }));

/** By what the sender is known beyond doubt: the channel's ids, and the business's own. */
export const strongIdentities = (arrival: Arrival): Identity[] =>
  [channelIdentity(arrival), ...otherChannelIdentities(arrival), externalIdentity(arrival)].filter(
    (identity) => identity !== null,
  );

/** A number with its country, in the world's longest form (ITU E.164), though no numbering plan we know has it. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number as E.164: by the numbering plans, or as written where it is international already (plans grow, and tests use
 * numbers of no plan). Null when it cannot be dialled from elsewhere.
 */
export function readPhone(raw: string, country: string): string | null {
  const compact = raw.replace(/[\s().-]/g, '');
  return normalisePhone(raw, country) ?? (INTERNATIONAL.test(compact) ? compact : null);
}

export interface ToldOfPerson {
  readonly fields: Partial<Record<ContactField, string>>;
  /** E-mail and phone, which identify as well. */
  readonly addresses: readonly Identity[];
}

/** What a message tells of the person, normalised. National phone numbers are read by the business's country. */
export function toldBy({ channel, channelUserId, person }: Arrival, country: string): ToldOfPerson {
  const own = channelOf(channel).userIdIs;
  const ownEmail = own?.kind === 'email' ? normaliseEmail(channelUserId) : null;
  const ownPhone = own?.kind === 'phone' ? ownNumber(channelUserId) : null;
  const email = person.email === undefined ? null : normaliseEmail(person.email);
  const phone = person.phone === undefined ? null : readPhone(person.phone, country);
  const linkedBy = person.verified ? 'business' : 'channel';
  const said = (kind: 'email' | 'phone', value: string | null, vouched: boolean): Identity[] =>
    value === null ? [] : [{ kind, scope: '', value, verified: vouched || person.verified, linkedBy }];
  return {
    fields: {
      ...(person.name === undefined ? {} : { name: person.name }),
      ...oneOf('email', email ?? ownEmail),
      ...oneOf('phone', phone ?? person.phone ?? ownPhone),
      ...(person.company === undefined ? {} : { company: person.company }),
      ...(person.timeZone === undefined ? {} : { timeZone: person.timeZone }),
    },
    addresses: unlikeEachOther([
      ...said('email', ownEmail, own?.vouched ?? false),
      ...said('phone', ownPhone, own?.vouched ?? false),
      ...said('email', email, false),
      ...said('phone', phone, false),
    ]),
  };
}

const oneOf = (field: ContactField, value: string | null): Partial<Record<ContactField, string>> =>
  value === null ? {} : { [field]: value };

/** WhatsApp's ids are numbers without the plus; since 2026 some are opaque, and those are no numbers. */
const ownNumber = (userId: string): string | null => (/^\d{7,15}$/.test(userId) ? readPhone(`+${userId}`, 'US') : null);

function unlikeEachOther(identities: readonly Identity[]): Identity[] {
  const same = (one: Identity, other: Identity): boolean =>
    one.kind === other.kind && one.value === other.value && one.scope === other.scope;
  return identities.filter((one, index) => identities.findIndex((other) => same(one, other)) === index);
}
