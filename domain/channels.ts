import type { Source } from './vocabulary.ts';

/** What is true of a channel wherever a message of it is read or shown. How one talks to a provider is not said here. */
interface Channel {
  /** What a contact's source is when nothing else says so. */
  readonly source: Source;
  /** The channel's user id is an address of this kind as well; `vouched`: the channel makes sure that it is theirs. */
  readonly userIdIs: { readonly kind: 'email' | 'phone'; readonly vouched: boolean } | null;
  /**
   * How long after the contact's last message a business may write freely, in milliseconds; null: whenever it likes.
   * 24 hours is the customer service window of WhatsApp and the standard messaging window of Messenger and Instagram,
   * as Meta's platform policies state them; beyond it only templates or tags.
   */
  readonly windowMs: number | null;
}

const DAY_MS = 86_400_000;

/** Identifiers are part of the HTTP contract: never rename one. */
export const CHANNELS = {
  facebook: { source: 'messaging', userIdIs: null, windowMs: DAY_MS },
  instagram: { source: 'messaging', userIdIs: null, windowMs: DAY_MS },
  whatsapp: { source: 'messaging', userIdIs: { kind: 'phone', vouched: true }, windowMs: DAY_MS },
  telegram: { source: 'messaging', userIdIs: null, windowMs: null },
  web: { source: 'chat_widget', userIdIs: null, windowMs: null },
  google_business: { source: 'messaging', userIdIs: null, windowMs: null },
  // Anybody can write any sender: only a check of the mail itself (DMARC) vouches for it.
  email: { source: 'email', userIdIs: { kind: 'email', vouched: false }, windowMs: null },
} as const satisfies Record<string, Channel>;

export type ChannelName = keyof typeof CHANNELS;

export const CHANNEL_NAMES = Object.keys(CHANNELS) as [ChannelName, ...ChannelName[]];

export const channelOf = (name: ChannelName): Channel => CHANNELS[name];
