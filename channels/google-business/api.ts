import type { ProviderAnswer } from '../http.ts';
import type { Surroundings, WatchEnd } from '../port.ts';
import { objectAt, textAt } from '../reading.ts';
import type { GoogleCredentials } from './credentials.ts';

const TOKENS = 'https://oauth2.googleapis.com';
const REVIEWS = 'https://mybusiness.googleapis.com';

export type Got<Thing> =
  { readonly kind: 'got'; readonly thing: Thing } | { readonly kind: 'not'; readonly end: WatchEnd };

/** A token for an hour. https://developers.google.com/identity/protocols/oauth2/web-server#offline */
export async function getAccessToken(
  { clientId, clientSecret, refreshToken, apiBase }: GoogleCredentials,
  { http }: Surroundings,
): Promise<Got<string>> {
  const form = {
    ...{ grant_type: 'refresh_token', refresh_token: refreshToken },
    ...{ client_id: clientId, client_secret: clientSecret },
  };
  const answer = await http({ method: 'POST', url: `${apiBase ?? TOKENS}/token`, form });
  const token = answer.kind === 'answered' ? textAt(objectAt(answer.json)?.['access_token']) : null;
  if (token !== null) return { kind: 'got', thing: token };
  // Withdrawn, expired, or another client's: whatever it is, a person has to give their consent anew.
  const isRefused = answer.kind === 'answered' && (answer.status === 400 || answer.status === 401);
  return isRefused
    ? not('credentials', 'The consent to read the profile has expired or was withdrawn.')
    : { kind: 'not', end: endOf(answer) };
}

/**
 * One page of a location's reviews, those that changed last first.
 * https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews/list
 */
export async function getReviews(
  { location, apiBase }: GoogleCredentials,
  { http }: Surroundings,
  token: string,
  { pageSize, pageToken }: { readonly pageSize: number; readonly pageToken: string | null },
): Promise<Got<unknown>> {
  const query = new URLSearchParams({ pageSize: String(pageSize), orderBy: 'updateTime desc' });
  if (pageToken !== null) query.set('pageToken', pageToken);
  const url = `${apiBase ?? REVIEWS}/v4/${location}/reviews?${query.toString()}`;
  const answer = await http({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  if (answer.kind === 'answered' && answer.status === 200) return { kind: 'got', thing: answer.json };
  return { kind: 'not', end: endOf(answer) };
}

const not = (fault: WatchEnd['fault'], detail: string): Got<never> => ({ kind: 'not', end: { fault, detail } });

function endOf(answer: ProviderAnswer): WatchEnd {
  if (answer.kind !== 'answered')
    return { fault: 'unreachable', detail: `Google cannot be reached: ${answer.reason}.` };
  switch (answer.status) {
    case 401:
      return { fault: 'credentials', detail: 'Google does not take the access token.' };
    case 403:
      return { fault: 'permission', detail: 'The account, or the project, may not read the reviews of this location.' };
    case 404:
      return { fault: 'permission', detail: 'Google knows no such location.' };
    default:
      return { fault: 'unreachable', detail: `Google answered ${String(answer.status)}.` };
  }
}
