import { v7 as uuidv7 } from 'uuid';
import { channelOf } from '../../domain/channels.ts';
import { normaliseEmail, normalisePhone } from '../../domain/identity.ts';
import type { ContactField } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import type { Arrival } from './incoming.ts';

/** An address or channel id by which a contact is known. */
export interface Identity {
  /** `email`, `phone`, `external`, or a channel's name. */
  readonly kind: string;
  /** The connection, for ids that are only unique within one account. */
  readonly scope: string;
  readonly value: string;
  readonly verified: boolean;
  readonly linkedBy: 'channel' | 'business' | 'person';
}

/** E-mail is a channel and a kind of address: an address that somebody only typed must not pass for the channel's own sender. */
const CHANNEL_OF_THAT_NAME = 'channel';

export const channelIdentity = ({ channel, connection, channelUserId }: Arrival): Identity => ({
  ...{ kind: channel, value: channelUserId },
  scope: connection === '' && channelOf(channel).userIdIs?.kind === channel ? CHANNEL_OF_THAT_NAME : connection,
  ...{ verified: true, linkedBy: 'channel' },
});

export const externalIdentity = ({ person }: Arrival): Identity | null =>
  person.externalId === undefined
    ? null
    : { kind: 'external', scope: '', value: person.externalId, verified: true, linkedBy: 'business' };

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

interface Owner {
  readonly workspaceId: string;
  readonly contactId: string;
}

/**
 * Gives a contact the addresses that nobody has yet. What belongs to another contact stays there: joining the two is a decision
 * of its own. Said again, an address keeps its earliest time and is verified once anybody vouched for it, in whatever order.
 */
export async function claimIdentities(
  scope: Scope,
  owner: Owner,
  identities: readonly Identity[],
  at: Date,
): Promise<void> {
  await runPrepared(scope, 'claim_identities', CLAIM_IDENTITIES, claimBindings(owner, identities, at));
}

/** What {@link CLAIM_IDENTITIES} takes, also as a part of a larger statement. */
export function claimBindings(
  { workspaceId, contactId }: Owner,
  identities: readonly Identity[],
  at: Date,
): Record<string, unknown> {
  // In one order for everybody: two people who tell the same two addresses would otherwise wait for each other.
  const ordered = [...identities].sort((a, b) => (a.kind + a.value < b.kind + b.value ? -1 : 1));
  const column = <T>(pick: (identity: Identity) => T): T[] => ordered.map(pick);
  return {
    workspaceId,
    ownerId: contactId,
    claimedAt: at,
    claimIds: column(() => uuidv7()),
    claimKinds: column(({ kind }) => kind),
    claimScopes: column(({ scope }) => scope),
    claimValues: column(({ value }) => value),
    claimVerified: column(({ verified }) => verified),
    claimLinkedBy: column(({ linkedBy }) => linkedBy),
  };
}

/** @see claimIdentities */
export const CLAIM_IDENTITIES = `
  INSERT INTO contact_identities AS known (id, workspace_id, contact_id, kind, scope, value, verified, linked_by, linked_at)
  SELECT fresh.id, :workspaceId::uuid, :ownerId::uuid, fresh.kind, fresh.scope, fresh.value, fresh.verified, fresh.linked_by,
    :claimedAt::timestamptz
  FROM unnest(:claimIds::uuid[], :claimKinds::text[], :claimScopes::text[], :claimValues::text[], :claimVerified::boolean[],
    :claimLinkedBy::text[]) AS fresh (id, kind, scope, value, verified, linked_by)
  ON CONFLICT (workspace_id, kind, value, scope) DO UPDATE SET
    linked_at = least(known.linked_at, excluded.linked_at),
    verified = known.verified OR excluded.verified,
    linked_by = CASE WHEN excluded.verified AND NOT known.verified THEN excluded.linked_by ELSE known.linked_by END
  WHERE known.contact_id = excluded.contact_id
    AND (excluded.linked_at < known.linked_at OR (excluded.verified AND NOT known.verified))`;
