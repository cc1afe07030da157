import type { BrowserContext, Page } from 'playwright-core';
import { generateContacts } from '../../../scripts/generate-contacts.ts';
import { openWindow, type WebBrowser, type WindowOptions } from '../../support/browser.ts';

type Role = 'viewer' | 'agent' | 'admin';

/** A workspace of a test's own on the shared installation. */
export interface Workspace {
  readonly id: string;
  readonly key: string;
  /** Asks the API as the workspace's admin; throws on what is no success. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A web visitor writes; answers the contact once the message is judged. */
  says(visitor: string, text: string, more?: object): Promise<{ contactId: string; conversationId: string }>;
  /** Fills the workspace, which must be empty, with made-up contacts. */
  fill(contacts: number): Promise<void>;
  /** A signed-in window of a new person. */
  signIn(role?: Role, options?: WindowOptions): Promise<{ context: BrowserContext; page: Page }>;
}

const JUDGED_WITHIN_MS = 20_000;

let made = 0;

/** Makes one. Its people are invited as a real admin would invite them. */
export async function newWorkspace(web: WebBrowser, name = 'Salon Reyes'): Promise<Workspace> {
  const { baseUrl, adminKey, databaseUrl } = web.installation;
  const ask = async <T>(key: string, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  const { id, adminKey: key } = await ask<{ id: string; adminKey: string }>(adminKey, 'POST', '/v1/workspaces', {
    name,
  });
  const call: Workspace['call'] = (method, path, body) => ask(key, method, path, body);
  return {
    ...{ id, key, call },
    async says(visitor, text, more = {}) {
      const told = await call<{ contactId: string; conversationId: string }>('POST', '/v1/messages', {
        ...{ channel: 'web', channelUserId: visitor, messageId: `m-${String((made += 1))}`, text },
        ...{ direction: 'inbound', author: 'contact', sentAt: new Date().toISOString(), ...more },
      });
      await untilJudged(() => call('GET', `/v1/contacts/${told.contactId}/messages?order=desc&limit=1`));
      return told;
    },
    fill: (contacts) => generateContacts({ url: databaseUrl, workspaceId: id, contacts, messages: 0 }),
    async signIn(role = 'admin', options = {}) {
      const email = `person-${String((made += 1))}@example.com`;
      const invited = { email, name: 'Rosa Reyes', role };
      const { inviteUrl } = await call<{ inviteUrl: string }>('POST', '/v1/users', invited);
      const context = await openWindow(web, options);
      const token = new URL(inviteUrl).searchParams.get('token');
      const used = await context.request.post('/v1/sign-in-links/use', { data: { token, password: PASSWORD } });
      if (!used.ok()) throw new Error(await used.text());
      return { context, page: await context.newPage() };
    },
  };
}

export const PASSWORD = 'a password of the tests';

/** A contact's message has its sentiment once the worker has judged it. */
async function untilJudged(ask: () => Promise<{ items: { sentiment: unknown; direction: string }[] }>): Promise<void> {
  const deadline = Date.now() + JUDGED_WITHIN_MS;
  for (;;) {
    const [newest] = (await ask()).items;
    if (newest !== undefined && (newest.direction === 'outbound' || newest.sentiment !== null)) return;
    if (Date.now() > deadline) throw new Error('the message was not judged in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
