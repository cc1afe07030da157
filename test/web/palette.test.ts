import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, type WebBrowser } from '../support/browser.ts';
import { faultsOf, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await workspace.says('ana', 'Hello', { contact: { name: 'Ana Reyes', email: 'ana@example.com' } });
  await workspace.says('ben', 'Hello', { contact: { name: 'Ben Cruz' } });
  ({ context, page } = await workspace.signIn('admin', STILL));
  complaints = complaintsOf(page);
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await context.close();
  await web.close();
});

const box = () => page.getByRole('textbox', { name: 'Find a person or a screen' });

test('the keys open it anywhere; what one types leads to a screen', async () => {
  await page.goto('/reviews');
  await page.getByRole('link', { name: 'People' }).waitFor();
  await page.keyboard.press('Control+k');
  await box().fill('audit');
  await page.getByRole('button', { name: 'Settings: Audit log' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/audit');
  await box().waitFor({ state: 'hidden' });
}, 60_000);

test('a person is found by a fragment of name or email, and opened', async () => {
  await page.getByRole('button', { name: 'Find' }).click();
  await box().fill('ana@ex');
  await page.getByRole('button', { name: /Ana Reyes/ }).click();
  await page.waitForURL('**/contacts/*');
  await page.getByRole('heading', { name: 'Ana Reyes' }).waitFor();
});

test('Escape closes it, and what nothing is called like is said', async () => {
  await page.keyboard.press('Control+k');
  await box().fill('zzz');
  await page.getByText('Nothing is called like this.').waitFor();
  await page.keyboard.press('Escape');
  await box().waitFor({ state: 'hidden' });
});
