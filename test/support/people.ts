import type { LightMyRequestResponse } from 'fastify';
import { makeToken } from '../../db/one-time-token.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { TestApi } from './api.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const PASSWORD = 'a long enough password';

/** A browser: it keeps its cookie, and says that its requests come from the dashboard's own pages. */
export interface Browser {
  cookie: string | undefined;
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

export function openBrowser(api: Pick<TestApi, 'app'>, address = '127.0.0.1'): Browser {
  const browser: Browser = {
    cookie: undefined,
    async call(method, path, body, headers = { 'sec-fetch-site': 'same-origin' }) {
      const answer = await api.app.inject({
        method,
        url: path,
        remoteAddress: address,
        headers: {
          ...(browser.cookie === undefined ? {} : { cookie: browser.cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      for (const { name, value } of answer.cookies) browser.cookie = value === '' ? undefined : `${name}=${value}`;
      return answer;
    },
  };
  return browser;
}

/** The secret part of a one-time link. */
export const tokenOf = (url: string): string => new URL(url).searchParams.get('token') ?? makeToken().token;

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly browser: Browser;
}

let people = 0;

/** Somebody who was invited and has signed in. */
export async function joinAs(api: TestApi, role: Role, by: { key?: string; email?: string } = {}): Promise<Person> {
  people += 1;
  const email = by.email ?? `person-${String(people)}@example.com`;
  const options = by.key === undefined ? {} : { key: by.key };
  const invited = (
    await api.call('POST', '/v1/users', { email, name: `Person ${String(people)}`, role }, options)
  ).json();
  const browser = openBrowser(api);
  const answer = await browser.call('POST', '/v1/sign-in-links/use', {
    token: tokenOf(invited.inviteUrl),
    password: PASSWORD,
  });
  if (answer.statusCode !== 200) throw new Error(`${email} did not join: ${answer.body}`);
  return { id: invited.id, email, browser };
}
