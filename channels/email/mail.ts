/** A mail as any provider tells of it. */
export interface Mail {
  /** The sender in its `From` header; null where there is none that can be read. */
  readonly from: { readonly address: string; readonly name: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the provider itself takes for the new words of a reply; '' where it says nothing. */
  readonly newWords: string;
  readonly headers: Headers;
  readonly files: readonly MailFile[];
  /** The provider's own id of it. */
  readonly providerId: string | null;
  /** The sender's domain stands for the address: SPF or DKIM passed for that very domain (DMARC). */
  readonly vouched: boolean;
}

export interface MailFile {
  readonly name: string;
  /** A media type such as `image/png`. */
  readonly type: string;
}

/** Of each header all values, the topmost first, by its name in lower case. */
export type Headers = ReadonlyMap<string, readonly string[]>;

export function headersOf(pairs: readonly (readonly [name: string, value: string])[]): Headers {
  const headers = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const key = name.trim().toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value.trim()]);
  }
  return headers;
}

/** The topmost value of a header, or ''. */
export const headerOf = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? '';

/** Lines of a message's head, those that were folded as one (RFC 5322, 2.2.3). */
export function readHeaders(head: string): Headers {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return headersOf(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
    }),
  );
}

/** The ids in a `References` or `In-Reply-To` header, in order. */
export const messageIdsIn = (value: string): string[] => value.match(/<[^<>\s]+>/g) ?? [];
