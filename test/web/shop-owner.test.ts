import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

/** An owner at a screen and a customer at another; the API is asked only whether what they see is so. */
let web: WebBrowser;
let workspace: Workspace;
let shop: Server;
let site: string;
/** What the owner has pasted into the shop's page. */
let pasted = '';

beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  shop = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>${pasted}</html>`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  shop.closeAllConnections();
  await Promise.all([web.close(), new Promise((resolve) => shop.close(resolve))]);
});

const ASKED = 'Hi, my name is Ana Reyes. How much is the full colour treatment? Write to ana@example.com';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function putChatOnPages(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Nobody has written yet' }).waitFor();
  await button(page, 'Get the line').click();
  const dialog = page.getByRole('dialog', { name: 'The chat on your pages' });
  await dialog.getByLabel('Address of your website').fill('shop');
  await button(page, 'Make the line').click();
  await dialog.getByText('Write it with https:// at the beginning.').waitFor();
  await dialog.getByLabel('Address of your website').fill(`${site}/some/page`);
  await button(page, 'Make the line').click();
  pasted = (await dialog.getByRole('region', { name: 'Line for your pages' }).textContent()) ?? '';
  await button(page, 'Done').click();
}

async function customerAsks(): Promise<void> {
  const context = await web.browser.newContext();
  context.setDefaultTimeout(15_000);
  const visitor = await context.newPage();
  await visitor.goto(site);
  await visitor.getByRole('button', { name: /Chat with us/ }).click();
  await visitor.getByRole('textbox', { name: 'Write a message' }).fill(ASKED);
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('log', { name: 'Conversation' }).getByText(ASKED).waitFor();
  await context.close();
}

async function lowerThreshold(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Statuses' }).click();
  await page.getByLabel('Lead score of at least').fill('15');
  await button(page, 'See what changes…').click();
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /Ana Reyes.*Status: New → Qualified/ })
    .waitFor();
  await button(page, 'Save and apply').click();
  await page.getByText('The new settings are applied').waitFor();
}

async function approveFollowUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: 'Ana Reyes' }).click();
  await button(page, 'Remind me').click();
  const dialog = page.getByRole('dialog', { name: 'A reminder about Ana Reyes' });
  await dialog.getByLabel('Message to send then, once you approve it').fill('Would Friday suit you?');
  await button(page, 'Set reminder').click();
  await page.goto('/automations/follow-up');
  const card = page.getByRole('article', { name: 'Ana Reyes' });
  await card.getByText('Would Friday suit you?').waitFor();
  await card.getByRole('button', { name: 'Approve', exact: true }).click();
  await card.waitFor({ state: 'hidden' });
}

test('an owner comes from an empty screen to a first contact, a threshold, a follow-up and a file', async () => {
  const { context, page } = await workspace.signIn();
  const complaints = complaintsOf(page);
  await page.goto('/people');
  await putChatOnPages(page);
  await customerAsks();
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await lowerThreshold(page);
  await approveFollowUp(page);

  await page.getByRole('link', { name: 'People', exact: true }).click();
  const card = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Ana Reyes' }) });
  await card.getByText('Qualified').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Export CSV').click()]);
  const [, line] = readFileSync(await file.path(), 'utf8').split('\n');
  expect(line).toMatch(/^Ana Reyes,ana@example\.com,,,qualified,chat_widget,/);

  const { items } = await workspace.call<{ items: object[] }>('GET', '/v1/follow-ups?state=approved');
  expect(items).toMatchObject([
    { kind: 'reminder', message: 'Would Friday suit you?', contact: { name: 'Ana Reyes' } },
  ]);
  expect(complaints).toEqual([]);
  await context.close();
}, 60_000);
