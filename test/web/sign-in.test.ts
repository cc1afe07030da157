import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, openWindow, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, PASSWORD, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

const invitation = async (email: string): Promise<string> => {
  const invited = { email, name: 'Ben Cruz', role: 'agent' };
  const { inviteUrl } = await workspace.call<{ inviteUrl: string }>('POST', '/v1/users', invited);
  return `/welcome${new URL(inviteUrl).search}`;
};

test('an invited person chooses a password, is in, signs out, and comes back with it to the address they wanted', async () => {
  const context = await openWindow(web);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(await invitation('ben@example.com'));
  await page.getByText('Join Salon Reyes').waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Ben Cruz');

  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('At least 10 characters', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Rapport' }).waitFor();

  await page.goto('/people?status=new');
  await page.getByLabel('Email').fill('ben@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('Email or password is wrong.').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  expect(new URL(page.url()).search).toBe('?status=new');
  expect(complaints).toEqual([]);
  await context.close();
});

test('a link that was used says so and leads to the sign-in', async () => {
  const link = await invitation('carla@example.com');
  const context = await openWindow(web);
  const token = new URLSearchParams(link.split('?')[1]).get('token');
  await context.request.post('/v1/sign-in-links/use', { data: { token, password: PASSWORD } });
  await context.clearCookies();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link cannot be used' }).waitFor();
  await page.getByRole('link', { name: 'Go to sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in to Rapport' }).waitFor();
  await context.close();
});

test('a session that is ended elsewhere shows the sign-in instead of errors', async () => {
  const { context, page } = await workspace.signIn('agent');
  await page.goto('/people');
  // All is asked for by then: what comes later is what the person does.
  await page.getByRole('heading', { name: 'Bring in whom you know' }).waitFor();
  await context.clearCookies();
  await page.getByRole('searchbox').fill('anybody');
  await page.getByRole('heading', { name: 'Sign in to Rapport' }).waitFor();
  await context.close();
});
