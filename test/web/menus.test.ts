import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { FAULTLESS, faultsByDayAndNight, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await workspace.fill(3);
});
afterAll(() => web.close());

const MENUS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'what is done with many': async (page) => {
    await page.locator('[data-index="0"]').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Bulk actions' }).click();
  },
  'saved views': (page) => page.getByRole('button', { name: 'Views' }).click(),
  'what is done with one': async (page) => {
    await page.locator('[data-index="0"] a[data-contact]').click();
    await page.getByRole('button', { name: 'More' }).click();
  },
  'the account': (page) => page.getByRole('button', { name: 'Rosa Reyes' }).click(),
};

test('axe finds nothing to complain of in an open menu, by day and by night', { timeout: 120_000 }, async () => {
  const { context, page } = await workspace.signIn('admin', STILL);
  for (const [name, open] of Object.entries(MENUS)) {
    await page.goto('/people');
    await page.locator('[data-index="0"] a[data-contact]').waitFor();
    await open(page);
    await page.getByRole('menuitem').first().waitFor();
    // A menu opens above the page, and so in none of its landmarks.
    const faults = await faultsByDayAndNight(page, { without: ['region'] });
    expect({ name, ...faults }).toEqual({ name, ...FAULTLESS });
    await page.getByRole('menuitem').first().waitFor();
  }
  await context.close();
});
