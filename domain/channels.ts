import type { Source } from './vocabulary.ts';

/** What is true of a channel wherever a message of it is read or shown. How one talks to a provider is not said here. */
interface Channel {
  readonly label: string;
  /** What a contact's source is when nothing else says so. */
  readonly source: Source;
  /** The channel's user id is an address of this kind as well; `vouched`: the channel makes sure that it is theirs. */
  readonly userIdIs: { readonly kind: 'email' | 'phone'; readonly vouched: boolean } | null;
}

/** Identifiers are part of the HTTP contract: never rename one. */
export const CHANNELS = {
  facebook: { label: 'Facebook', source: 'messaging', userIdIs: null },
  instagram: { label: 'Instagram', source: 'messaging', userIdIs: null },
  whatsapp: { label: 'WhatsApp', source: 'messaging', userIdIs: { kind: 'phone', vouched: true } },
  telegram: { label: 'Telegram', source: 'messaging', userIdIs: null },
  web: { label: 'Web Visitor', source: 'chat_widget', userIdIs: null },
  google_business: { label: 'Google Business', source: 'messaging', userIdIs: null },
  // Anybody can write any sender: only a check of the mail itself (DMARC) vouches for it.
  email: { label: 'Email', source: 'email', userIdIs: { kind: 'email', vouched: false } },
} as const satisfies Record<string, Channel>;

export type ChannelName = keyof typeof CHANNELS;

export const CHANNEL_NAMES = Object.keys(CHANNELS) as [ChannelName, ...ChannelName[]];

export const channelOf = (name: ChannelName): Channel => CHANNELS[name];
