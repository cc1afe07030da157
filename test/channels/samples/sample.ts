/** What the tests of all kinds need to know of one: how its provider would send, from the provider's own documentation. */
export interface Sample {
  /** In the API; the sample's own name where it is left out. */
  readonly kind?: string;
  /** Credentials of an account; the same account twice is one account. */
  credentials(account: string, apiBase?: string): Record<string, unknown>;
  /** The headers with which the provider of this account sends a body. */
  sign(body: string, account: string): Record<string, string>;
  /** The same, as somebody would who does not know the account's secret. */
  forge(body: string, account: string): Record<string, string>;
  /** The body as it is posted, for a provider whose proof stands in the body itself. */
  proveIn?(body: string, account: string, forged: boolean): string;
  /** A message of a person, as the provider tells it. */
  message(told: ToldMessage): string;
  /** Where that is a form: its fields, and how they are posted. */
  readonly form?: {
    fields(told: ToldMessage): Readonly<Record<string, string>>;
    encode(fields: Readonly<Record<string, string>>): string;
  };
  /** A double of the provider, for a kind that asks it for its messages. */
  startProvider?(): Promise<AskedProvider>;
  /** What this kind gives as the message's own id; the one told where it is left out. */
  readonly givesOwnIds?: boolean;
  /** It tells no time: a message is of when it came. */
  readonly givesOwnTimes?: boolean;
  /** How what is forged is refused; 401 where it is left out. What carries no proof at all is then let in. */
  readonly refusedWith?: number;
}

/** A provider that has to be asked for what it names. */
export interface AskedProvider {
  readonly url: string;
  close(): Promise<void>;
}

export interface ToldMessage {
  readonly account: string;
  readonly person: string;
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}
