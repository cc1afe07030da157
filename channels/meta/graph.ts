import type { Meaning } from '../answers.ts';
import type { ProviderRequest } from '../http.ts';
import { objectAt, textAt } from '../reading.ts';

/** Meta keeps a version for at least two years. */
const VERSION = 'v24.0';

interface Caller {
  readonly accessToken: string;
  readonly apiBase?: string | undefined;
}

const headersOf = ({ accessToken }: Caller) => ({ authorization: `Bearer ${accessToken}` });

const urlOf = ({ apiBase }: Caller, usual: string, path: string): string => `${apiBase ?? usual}/${VERSION}/${path}`;

/** A call of the Graph API. The token goes in a header: addresses stand in logs. */
export const graphPost = (caller: Caller, usual: string, path: string, json: unknown): ProviderRequest => ({
  ...{ method: 'POST', url: urlOf(caller, usual, path), headers: headersOf(caller), json },
});

export const graphGet = (caller: Caller, usual: string, path: string): ProviderRequest => ({
  ...{ method: 'GET', url: urlOf(caller, usual, path), headers: headersOf(caller) },
});

/** Meanings of error codes, and of those with a subcode (`10/2018278`) where that says more. */
export type ErrorTable = Readonly<Record<string, Meaning>>;

const TEMPORARY: Meaning = { kind: 'passing', words: 'The channel has a temporary problem.' };
const LIMITED: Meaning = { kind: 'passing', words: 'The channel takes no more messages for now.', leastMs: 30_000 };
const TOKEN: Meaning = { kind: 'account', words: 'The access token has expired or was revoked.', fault: 'credentials' };
const FORBIDDEN: Meaning = { kind: 'account', words: 'The access token lacks a permission.', fault: 'permission' };
const POLICY: Meaning = {
  ...{ kind: 'account', words: 'The account is restricted for breaking a policy of the channel.', fault: 'restricted' },
} as const;

/** Codes that mean the same for every product. https://developers.facebook.com/docs/graph-api/guides/error-handling/ */
const GRAPH_ERRORS: ErrorTable = {
  0: TOKEN,
  1: TEMPORARY,
  2: TEMPORARY,
  4: LIMITED,
  10: FORBIDDEN,
  17: LIMITED,
  32: LIMITED,
  190: TOKEN,
  200: FORBIDDEN,
  230: FORBIDDEN,
  368: POLICY,
  613: LIMITED,
};

/**
 * What an answer of the Graph API means.
 *
 * @param table codes of one product, before those that all have in common
 * @returns null for one that says nothing certain: no error of Meta's, but of something in between
 */
export const graphMeaning =
  (table: ErrorTable) =>
  (status: number, json: unknown): Meaning | null => {
    const error = objectAt(objectAt(json)?.['error']);
    if (error === null) return status === 429 ? LIMITED : status >= 400 && status < 500 ? refused(null) : null;
    const [code, subcode] = [String(error['code'] ?? ''), String(error['error_subcode'] ?? '')];
    for (const key of [`${code}/${subcode}`, code]) {
      const meaning = known(table, key) ?? known(GRAPH_ERRORS, key);
      if (meaning !== null) return meaning;
    }
    return status >= 500 ? null : refused(code);
  };

const known = (table: ErrorTable, key: string): Meaning | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;

/** The provider's own words may quote the message: the code alone is told. */
const refused = (code: string | null): Meaning => ({
  ...{ kind: 'refused', words: `The channel refused the message${code ? ` (error ${code})` : ''}.` },
});

/** The id that Meta answers a mere question about an account with. */
export const namesAccount = (json: unknown): boolean => textAt(objectAt(json)?.['id']) !== null;
