import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

/** Enough that nobody could tick them one by one, and that the 10,000th row exists. */
const MANY = 10_500;

let web: WebBrowser;
let workspace: Workspace;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await workspace.fill(MANY);
  ({ context, page } = await workspace.signIn());
});
afterAll(async () => {
  await context.close();
  await web.close();
});

/** Pixels, as the table has it. */
const ROW_HEIGHT = 56;

const scrollFrom = (row: number, top: number): Promise<void> =>
  page.evaluate(`document.querySelector('[data-index="${String(row)}"]').closest('div').scrollTo(0, ${String(top)})`);

const total = (text: string): Promise<void> => page.getByRole('status').getByText(text).waitFor();

test('scrolls to the 10,000th row and back, with no more rows in the page than a screen shows', async () => {
  await page.goto('/people?sort=-leadScore');
  await total('10,500 people');
  await page.locator('[data-index="0"] a[data-contact]').waitFor();
  const first = await page.locator('[data-index="0"] a[data-contact]').getAttribute('data-contact');
  await scrollFrom(0, 10_000 * ROW_HEIGHT);
  // Fifty pages are walked over; a machine that does much else at the same time takes its time.
  await page.locator('[data-index="9999"] a[data-contact]').waitFor({ timeout: 60_000 });
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  const { items } = await workspace.call<{ items: { leadScore: number }[] }>(
    'GET',
    '/v1/contacts?sort=-leadScore&limit=1',
  );
  const row = page.locator('[data-index="9999"]').getByRole('img', { name: /^Lead grade/ });
  const score = Number(/score (\d+)/.exec((await row.getAttribute('aria-label')) ?? '')?.[1]);
  expect(score).toBeLessThan(items[0]?.leadScore ?? 0);
  await scrollFrom(9_999, 0);
  await expect.poll(() => page.locator('[data-index="0"] a[data-contact]').getAttribute('data-contact')).toBe(first);
}, 90_000);

test('filters taken up again begin their list anew, and it still goes on', async () => {
  await page.goto('/people?sort=-leadScore');
  await page.locator('[data-index="0"] a[data-contact]').waitFor();
  await page.getByRole('region', { name: 'Filters' }).locator('label', { hasText: /^New / }).click();
  await page.getByRole('button', { name: 'Remove filter New' }).click();
  await total('10,500 people');
  await page.locator('[aria-busy="false"] [data-index="0"] a[data-contact]').waitFor();
  await scrollFrom(0, 1_000 * ROW_HEIGHT);
  await page.locator('[data-index="1003"] a[data-contact]').waitFor();
});

test('all that match are tagged in one job that shows how far it is', async () => {
  await page.goto('/people?grade=A');
  const { total: matching } = await workspace.call<{ total: number }>('GET', '/v1/contacts/facets?grade=A');
  await page.locator('[data-index="0"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: `Select all ${matching.toLocaleString('en')} that match` }).click();
  await page.getByRole('button', { name: 'Bulk actions' }).click();
  await page.getByRole('menuitem', { name: 'Add a tag…' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).fill('spring');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page
    .getByRole('alert')
    .getByText(/^(Adding the tag|Tag added)$/)
    .waitFor();
  await page.getByRole('alert').getByText('Tag added').waitFor({ timeout: 30_000 });
  const facets = await workspace.call<{ total: number }>('GET', '/v1/contacts/facets?tag=spring');
  expect(facets.total).toBe(matching);
});

test('all that match are put into a branch, and the timeline of each says so and by whom', async () => {
  await workspace.call('POST', '/v1/branches', { name: 'Harbour' });
  await page.goto('/people?grade=B');
  const { total: matching } = await workspace.call<{ total: number }>('GET', '/v1/contacts/facets?grade=B');
  await page.locator('[data-index="0"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: `Select all ${matching.toLocaleString('en')} that match` }).click();
  await page.getByRole('button', { name: 'Bulk actions' }).click();
  await page.getByRole('menuitem', { name: 'Set the branch…' }).click();
  await page.getByRole('combobox', { name: 'Branch' }).click();
  await page.getByRole('option', { name: 'Harbour' }).click();
  await page.getByRole('button', { name: 'Set branch' }).click();
  await page.getByRole('alert').getByText('Branch set').waitFor({ timeout: 30_000 });
  const { items } = await workspace.call<{ items: { id: string; branchId: string | null }[] }>(
    'GET',
    '/v1/contacts?grade=B&limit=1',
  );
  const [one] = items;
  const inIt = await workspace.call<{ total: number }>('GET', `/v1/contacts/facets?branchId=${one?.branchId ?? ''}`);
  expect(inIt.total).toBe(matching);
  await page.goto(`/contacts/${one?.id ?? ''}?view=timeline`);
  const line = page.locator('[data-kind=details]').first();
  await line.getByText(/Branch.*none.*Harbour/i).waitFor();
  await line.getByText('Rosa Reyes').waitFor();
});

test('deletes those ticked only after their number was typed', async () => {
  await page.goto('/people?sort=name');
  await page.locator('[data-index="2"] a[data-contact]').waitFor();
  await page.locator('[data-index="0"]').getByRole('checkbox').check();
  await page
    .locator('[data-index="2"]')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.getByRole('status').getByText('3 people selected').waitFor();
  await page.getByRole('button', { name: 'Bulk actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const confirm = page.getByRole('button', { name: 'Delete for good' });
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Type 3 to confirm' }).fill('3');
  await confirm.click();
  await page.getByRole('alert').getByText('Deleted').waitFor({ timeout: 30_000 });
  await total(`${(MANY - 3).toLocaleString('en')} people`);
});

test('who may not delete is not offered it', async () => {
  const { context: other, page: theirs } = await workspace.signIn('agent');
  await theirs.goto('/people');
  await theirs.locator('[data-index="0"]').getByRole('checkbox').check();
  await theirs.getByRole('button', { name: 'Bulk actions' }).click();
  await theirs.getByRole('menuitem', { name: 'Add a tag…' }).waitFor();
  expect(await theirs.getByRole('menuitem', { name: 'Delete…' }).count()).toBe(0);
  await other.close();
});
