import { startProviderDouble, type ProviderDouble } from './provider-double.ts';

export const LOCATION = 'accounts/1/locations/2';

/** What the double takes; of another client the consent was withdrawn. */
export const GOOGLE_CLIENT = {
  clientId: 'client',
  clientSecret: 'a secret of it',
  refreshToken: 'consent',
  location: LOCATION,
};

export interface GoogleReview {
  readonly name: string;
  readonly starRating: string;
  readonly comment?: string;
  readonly reviewer: { readonly displayName?: string; readonly isAnonymous?: boolean };
  readonly createTime: string;
  readonly updateTime: string;
}

export const aReview = (
  id: string,
  { at, ...more }: { readonly at: string } & Partial<GoogleReview>,
): GoogleReview => ({
  ...{ name: `${LOCATION}/reviews/${id}`, starRating: 'FOUR', reviewer: { displayName: 'Maria K.' } },
  ...{ createTime: at, updateTime: at, ...more },
});

/** Google's token endpoint and the reviews of one location, two on a page, those that changed last first. */
export async function startGoogleDouble(): Promise<ProviderDouble & { readonly reviews: GoogleReview[] }> {
  const reviews: GoogleReview[] = [];
  const double = await startProviderDouble(
    ({ method, path, headers, json }) => {
      if (method === 'POST' && path === '/token') {
        const isRight = json['grant_type'] === 'refresh_token' && json['refresh_token'] === GOOGLE_CLIENT.refreshToken;
        if (!isRight || json['client_secret'] !== GOOGLE_CLIENT.clientSecret)
          return { status: 400, json: { error: 'invalid_grant' } };
        return { status: 200, json: { access_token: 'an hour', expires_in: 3_599 } };
      }
      if (headers.authorization !== 'Bearer an hour') return { status: 401 };
      const { pathname, searchParams } = new URL(path, 'http://google');
      if (pathname !== `/v4/${LOCATION}/reviews`) return { status: 404 };
      const sorted = [...reviews].sort((a, b) => Date.parse(b.updateTime) - Date.parse(a.updateTime));
      const from = Number(searchParams.get('pageToken') ?? 0);
      const next = from + Math.min(2, Number(searchParams.get('pageSize')));
      const nextPageToken = next < sorted.length ? { nextPageToken: String(next) } : {};
      return { status: 200, json: { reviews: sorted.slice(from, next), ...nextPageToken } };
    },
    ({ path }) => path.includes('/reviews'),
  );
  return Object.assign(double, { reviews });
}
