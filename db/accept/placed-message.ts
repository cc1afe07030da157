import type { Joining } from './acquaintance.ts';
import type { ToldOfPerson } from './identities.ts';
import type { Arrival } from './incoming.ts';
import type { Known } from './lookup.ts';

/** Whose message it is. */
export interface Sender {
  /** Who gets the message. */
  readonly contactId: string;
  /** To whom its sender belonged before any merge. */
  readonly originContactId: string;
  /** The contact is made with this message. */
  readonly isNew: boolean;
  /** Somebody new whom an address of theirs joins with a known contact; left out for everybody else. */
  readonly joining?: Joining;
}

/** A message with everything that has to be known to store it. */
export interface PlacedMessage {
  readonly arrival: Arrival;
  readonly known: Known;
  readonly told: ToldOfPerson;
  readonly sender: Sender;
  readonly conversationId: string;
  /** Of somebody new, keyed hashes of the addresses that somebody vouches for: an erased person of one may have wanted silence. */
  readonly vouchedHashes: readonly Buffer[];
}

export const opensConversation = ({ sender, known }: PlacedMessage): boolean =>
  sender.isNew || known.conversation === null;

/** Only a claim links the message's conversation to its contact. */
export const isClaimed = ({ sender, known }: PlacedMessage): boolean =>
  sender.joining?.isClaimed ?? known.conversation?.verified === false;
