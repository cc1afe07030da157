import { channelOf, CHANNEL_NAMES, type ChannelName } from '../channels.ts';

/** An address or id by which a contact is known. */
export interface Key {
  /** `email`, `phone`, `external`, or a channel's name. */
  readonly kind: string;
  /** The connection, for ids that are only unique within one account. */
  readonly scope: string;
  readonly value: string;
  /** The channel or the business vouches for it; otherwise somebody only typed it. */
  readonly verified: boolean;
}

/** What a key is worth as a proof of who somebody is: the greater outweighs the lesser. */
const WORTH = { claimed: 1, vouched: 2, external: 3 } as const;

/** Ids that last as long as an account: the web chat's go with the browser's storage, and anybody can write any sender of a mail. */
const STABLE_IDS: ReadonlySet<string> = new Set(
  CHANNEL_NAMES.filter((name: ChannelName) => {
    const { userIdIs, source } = channelOf(name);
    return source !== 'chat_widget' && (userIdIs === null || userIdIs.vouched);
  }),
);

const isAddress = (kind: string): boolean => kind === 'email' || kind === 'phone';

/** Of an e-mail's sender the scope tells apart the channel's id, which nobody vouches for, from the address. */
function worthOf({ kind, scope, verified }: Key): number {
  if (kind === 'external') return WORTH.external;
  if (isAddress(kind) && scope === '') return verified ? WORTH.vouched : WORTH.claimed;
  return STABLE_IDS.has(kind) ? WORTH.vouched : WORTH.claimed;
}

/**
 * How much speaks against two contacts being one person: of each kind of key in which they have nothing in common, what the best
 * key of the one that has less is worth. 0 where nothing does.
 */
function contradiction(one: readonly Key[], other: readonly Key[]): number {
  const kindOf = ({ kind, scope }: Key): string => JSON.stringify([kind, scope]);
  const kinds = [...new Set(one.map(kindOf))].filter((kind) => other.some((key) => kindOf(key) === kind));
  const against = kinds.map((kind) => {
    const [mine, theirs] = [one, other].map((keys) => keys.filter((key) => kindOf(key) === kind));
    if (mine === undefined || theirs === undefined) return 0;
    if (mine.some(({ value }) => theirs.some((key) => key.value === value))) return 0;
    return Math.min(best(mine), best(theirs));
  });
  return Math.max(0, ...against);
}

const best = (keys: readonly Key[]): number => Math.max(0, ...keys.map(worthOf));

/** On what ground two contacts are joined: somebody said so, or a key that both have. */
export type Ground = 'person' | 'verified' | 'claimed';

export interface Link {
  /** `link`: at once; `suggest`: for a person to decide. */
  readonly verdict: 'link' | 'suggest';
  readonly ground: Exclude<Ground, 'person'>;
}

/**
 * What follows from two contacts having the same e-mail address, phone number or id of the business (product.md section 1).
 *
 * They are never joined where a key of more worth tells them apart: two business ids against the same phone, two numbers that
 * WhatsApp vouches for against an e-mail address that somebody typed. Equal worth joins: people have several addresses.
 *
 * @param shared the key's kind, and whether it is vouched for on each side
 * @param one its keys, and `other` the other's, the shared one left out or not
 * @param autoLink the workspace's `identity.autoLink`
 */
export function linkFor(
  shared: { readonly kind: string; readonly here: boolean; readonly there: boolean },
  one: readonly Key[],
  other: readonly Key[],
  autoLink: 'claimed' | 'verified',
): Link {
  const ground = shared.here && shared.there ? 'verified' : 'claimed';
  const worth = shared.kind === 'external' ? WORTH.external : ground === 'verified' ? WORTH.vouched : WORTH.claimed;
  const isAllowed = ground === 'verified' || autoLink === 'claimed';
  return { verdict: isAllowed && contradiction(one, other) <= worth ? 'link' : 'suggest', ground };
}
