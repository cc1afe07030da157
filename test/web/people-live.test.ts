import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, PHONE, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
beforeAll(async () => {
  web = await openBrowser();
});
afterAll(() => web.close());

const names = (page: Page): Promise<string[]> => page.locator('a[data-contact]').allTextContents();
const message = (visitor: string, name: string): [string, string, object] => [
  visitor,
  'hello there',
  { contact: { name } },
];

test('an empty list says how it will fill, and fills by itself', async () => {
  const workspace = await newWorkspace(web);
  const { context, page } = await workspace.signIn();
  await page.goto('/people');
  await page.getByRole('heading', { name: 'Nobody has written yet' }).waitFor();
  await workspace.says(...message('first', 'Ana Reyes'));
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor({ timeout: 5_000 });
  await page.goto('/people?status=churned');
  await page.getByRole('heading', { name: 'Nobody matches' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).last().click();
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await context.close();
});

test('changes come by themselves, and no row moves under the hand', async () => {
  const workspace = await newWorkspace(web);
  for (const name of ['Ana', 'Ben', 'Carla']) await workspace.says(...message(name, `${name} Reyes`));
  const { context, page } = await workspace.signIn();
  await page.goto('/people');
  await expect.poll(() => names(page)).toEqual(['Carla Reyes', 'Ben Reyes', 'Ana Reyes']);

  const { contactId } = await workspace.says(...message('Ana', 'Ana Reyes'));
  await expect.poll(() => names(page)).toEqual(['Ana Reyes', 'Carla Reyes', 'Ben Reyes']);

  await page.getByRole('link', { name: 'Ben Reyes' }).hover();
  await workspace.call('PUT', `/v1/contacts/${contactId}/status`, { status: 'converted' });
  await page.locator('tr', { hasText: 'Ana Reyes' }).getByText('Converted').waitFor();
  await workspace.says(...message('Dina', 'Dina Reyes'));
  await page.getByRole('button', { name: '1 update · Show' }).waitFor();
  expect(await names(page)).toEqual(['Ana Reyes', 'Carla Reyes', 'Ben Reyes']);
  await page.getByRole('button', { name: '1 update · Show' }).click();
  await expect.poll(() => names(page)).toEqual(['Dina Reyes', 'Ana Reyes', 'Carla Reyes', 'Ben Reyes']);

  await workspace.call('DELETE', `/v1/contacts/${contactId}`);
  await expect.poll(() => names(page)).not.toContain('Ana Reyes');
  await context.close();
});

test('a phone has cards and the pills behind a button', async () => {
  const workspace = await newWorkspace(web);
  for (const name of ['Ana', 'Ben']) await workspace.says(...message(name, `${name} Reyes`));
  const { context, page } = await workspace.signIn('agent', { viewport: PHONE });
  await page.goto('/people');
  await page.getByRole('listitem').filter({ hasText: 'Ana Reyes' }).waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page
    .getByRole('dialog')
    .locator('label', { hasText: /^Converted 0$/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('heading', { name: 'Nobody matches' }).waitFor();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await context.close();
});

test('goes on without the stream of events, and says so', async () => {
  const workspace: Workspace = await newWorkspace(web);
  await workspace.says(...message('Ana', 'Ana Reyes'));
  const { context, page } = await workspace.signIn('viewer');
  await page.route('**/v1/events*', (route) => route.abort());
  await page.goto('/people');
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await page.getByText('Reconnecting: changes may be late').waitFor();
  await page.unroute('**/v1/events*');
  await expect.poll(() => page.getByText('Reconnecting: changes may be late').count(), { timeout: 15_000 }).toBe(0);
  await context.close();
});
