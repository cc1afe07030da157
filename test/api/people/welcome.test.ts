import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureFirstWorkspace } from '../../../db/first-workspace.ts';
import { makeOperatorLink } from '../../../db/welcome-link.ts';
import { startTestApi, TEST_LOCALE, type TestApi } from '../../support/api.ts';
import { openBrowser, PASSWORD } from '../../support/people.ts';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startTestApi();
  token = (await ensureFirstWorkspace(api.ownerUrl, { locale: TEST_LOCALE })).welcomeToken ?? '';
});
afterAll(() => api.close());

const use = (body: object, browser = openBrowser(api)) =>
  browser.call('POST', '/v1/sign-in-links/use', { password: PASSWORD, ...body });

it('the first link asks for a name and an e-mail, and makes the first admin', async () => {
  const opened = await openBrowser(api).call('POST', '/v1/sign-in-links/open', { token });
  expect(opened.json()).toMatchObject({
    purpose: 'welcome',
    workspace: { id: api.workspaceId },
    email: null,
    name: null,
  });
  expect((await use({ token })).json()).toMatchObject({ status: 400, errors: [{ path: 'name' }, { path: 'email' }] });
  const owner = openBrowser(api);
  const joined = await use({ token, name: 'Owner', email: 'owner@example.com' }, owner);
  expect(joined.json()).toMatchObject({ user: { name: 'Owner', email: 'owner@example.com' }, role: 'admin' });
  expect((await owner.call('GET', '/v1/api-keys')).statusCode).toBe(200);
  expect((await use({ token, name: 'Late', email: 'late@example.com' })).json().code).toBe('link_unusable');
});

it('a link of the operator sets a new password, and makes an admin of who is there already', async () => {
  const reset = await makeOperatorLink(api.ownerUrl, { email: 'owner@example.com' });
  expect((await use({ token: reset?.token, password: 'forgot the old one' })).statusCode).toBe(200);
  const signIn = (password: string) =>
    openBrowser(api).call('POST', '/v1/session', { email: 'owner@example.com', password });
  expect((await signIn(PASSWORD)).statusCode).toBe(401);
  expect((await signIn('forgot the old one')).statusCode).toBe(200);

  const { items } = (await api.call('GET', '/v1/users')).json();
  await api.call('POST', '/v1/users', { email: 'second@example.com', name: 'Second', role: 'viewer' });
  const again = await makeOperatorLink(api.ownerUrl, {});
  const second = await use({ token: again?.token, name: 'Second', email: 'Second@example.com' });
  expect(second.json()).toMatchObject({ role: 'admin', user: { email: 'second@example.com' } });
  expect((await api.call('GET', '/v1/users')).json().items).toHaveLength(items.length + 1);
});

it('leaves the password of whoever gave their own', async () => {
  const link = await makeOperatorLink(api.ownerUrl, {});
  const known = { token: link?.token, name: 'Owner', email: 'owner@example.com' };
  expect((await use({ ...known, password: 'not the one' })).json().code).toBe('wrong_credentials');
  expect((await use({ ...known, password: 'forgot the old one' })).statusCode).toBe(200);
});
