import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { faultsOf } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const items = async <T>(path: string): Promise<T[]> => (await workspace.call<{ items: T[] }>('GET', path)).items;

async function opened(section: string) {
  const { context, page } = await workspace.signIn();
  await page.goto(`/settings/${section}`);
  return { context, page };
}

test('a tag is made, renamed, recolored and merged', async () => {
  const { contactId } = await workspace.says('ana', 'Hello', { contact: { name: 'Ana Reyes' } });
  await workspace.call('POST', `/v1/contacts/${contactId}/tags`, { name: 'whole-sale' });
  const { context, page } = await opened('tags');
  await page.getByLabel('New tag').fill('Wholesale');
  await button(page, 'Add').click();
  await button(page, 'Edit Wholesale').click();
  await page.getByRole('combobox', { name: 'Color' }).click();
  await page.getByRole('option', { name: 'Teal' }).click();
  await button(page, 'Save').click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await items('/v1/tags')).toContainEqual(expect.objectContaining({ name: 'Wholesale', color: 'teal' }));
  await button(page, 'Edit whole-sale').click();
  await page.getByRole('combobox', { name: 'Merge into' }).click();
  await page.getByRole('option', { name: 'Wholesale' }).click();
  await button(page, 'Merge').click();
  await expect
    .poll(async () => (await workspace.call<{ tags: { name: string }[] }>('GET', `/v1/contacts/${contactId}`)).tags)
    .toMatchObject([{ name: 'Wholesale' }]);
  await context.close();
});

test('a choice is made as a custom field, and removed after asking', async () => {
  const { context, page } = await opened('fields');
  await button(page, 'New field').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Plan');
  await dialog.getByRole('textbox', { name: 'Key' }).fill('plan');
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Choice' }).click();
  await dialog.getByRole('combobox', { name: 'Options' }).fill('Gold');
  await dialog.getByRole('combobox', { name: 'Options' }).press('Enter');
  await button(page, 'Save').click();
  await page.getByRole('row', { name: /Plan plan Choice Gold/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button(page, 'Remove Plan').click();
  await button(page, 'Delete').click();
  await expect.poll(() => items('/v1/custom-fields')).toEqual([]);
  await context.close();
});

test('somebody is invited by a link, and their role is changed', async () => {
  const { context, page } = await opened('people');
  await button(page, 'Invite somebody').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nina Cruz');
  await dialog.getByRole('textbox', { name: 'Email' }).fill('nina@example.com');
  await button(page, 'Make the link').click();
  expect(await page.getByLabel('Link for Nina Cruz').first().inputValue()).toContain('/welcome?token=');
  await page.getByRole('combobox', { name: 'Role of Nina Cruz' }).click();
  await page.getByRole('option', { name: /^Viewer/ }).click();
  await expect
    .poll(() => items('/v1/users'))
    .toContainEqual(expect.objectContaining({ name: 'Nina Cruz', role: 'viewer', state: 'invited' }));
  await context.close();
});

test('a key is made, works, is revoked, and the audit log says who did it', async () => {
  const { context, page } = await opened('keys');
  await page.getByLabel('Name').fill('Spreadsheet');
  await button(page, 'Make a key').click();
  const key = await page.getByRole('textbox', { name: 'API key' }).inputValue();
  const ask = async () =>
    (await fetch(`${web.installation.baseUrl}/v1/contacts`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await ask()).toBe(200);
  expect(await faultsOf(page)).toEqual([]);
  await button(page, 'Revoke Spreadsheet').click();
  await button(page, 'Revoke').click();
  await expect.poll(ask).toBe(401);
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('row', { name: /Rosa Reyes api key: revoke/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
});

test('an endpoint is added and says how its deliveries went; one is sent again', async () => {
  let answers = 500;
  let heard = 0;
  const server: Server = createServer((request, response) => {
    request.resume();
    heard += 1;
    response.writeHead(answers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { context, page } = await opened('webhooks');
  await button(page, 'Add an endpoint').click();
  await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${String(port)}/hook`);
  await button(page, 'Add').click();
  await page.getByLabel('Secret for checking signatures').waitFor();
  await button(page, 'Send a test').click();
  await page.getByRole('row', { name: /webhook\.test Waiting [1-9]\d* 500/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  answers = 204;
  const before = heard;
  await button(page, 'Send webhook.test again').click();
  await page.getByRole('row', { name: /webhook\.test Delivered \d+ 204/ }).waitFor();
  expect(heard).toBeGreaterThan(before);
  await context.close();
  server.close();
});

test('a branch is made, given its channel, renamed and removed after asking', async () => {
  const site = { kind: 'web', name: 'Harbour chat', credentials: { allowedOrigins: ['https://salon.example'] } };
  const { id } = await workspace.call<{ id: string }>('POST', '/v1/channels', site);
  const { context, page } = await opened('branches');
  await page.getByLabel('New branch').fill('Harbour');
  await button(page, 'Add branch').click();
  await page.getByRole('combobox', { name: 'Channels of Harbour' }).click();
  await page.getByRole('option', { name: 'Harbour chat' }).click();
  const branches = () => items<{ id: string; name: string }>('/v1/branches');
  const [branch] = await branches();
  const connected = async () =>
    (await items<{ id: string; branchId: string }>('/v1/channels')).find((one) => one.id === id);
  await expect.poll(connected).toMatchObject({ branchId: branch?.id });
  await page.keyboard.press('Escape');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Old Harbour');
  await name.press('Enter');
  await expect.poll(branches).toMatchObject([{ name: 'Old Harbour' }]);
  await button(page, 'Remove Old Harbour').click();
  await button(page, 'Delete').click();
  await expect.poll(branches).toEqual([]);
  await expect.poll(connected).toMatchObject({ branchId: null });
  await context.close();
});

test('how long conversations are kept says whom that takes before it is saved, and everybody can be taken away as a file', async () => {
  const own = await newWorkspace(web);
  await own.says('ana', 'Hello', { contact: { name: 'Ana Reyes' }, sentAt: '2020-01-01T00:00:00Z' });
  const { context, page } = await own.signIn();
  await page.goto('/settings/data');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export all contacts' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^name,email.*\nAna Reyes,/);
  await page.getByRole('combobox', { name: 'Keep what was said' }).click();
  await page.getByRole('option', { name: '1 year' }).click();
  await page.getByText('up to 1 person is deleted for good').waitFor();
  expect(await own.call('GET', '/v1/settings')).toMatchObject({ privacy: { retention: null } });
  await button(page, 'Save').click();
  await page.getByText('Settings saved').waitFor();
  expect(await own.call('GET', '/v1/settings')).toMatchObject({ privacy: { retention: 'P365D' } });
  await context.close();
});

test('country, time zone and mails are set', async () => {
  const { context, page } = await opened('data');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Manila');
  await page.getByRole('option', { name: 'Asia/Manila' }).click();
  await page.getByRole('combobox', { name: 'Addresses' }).fill('owner@example.com');
  await button(page, 'Save').click();
  await page.getByText('Settings saved').waitFor();
  expect(await workspace.call('GET', '/v1/settings')).toMatchObject({
    locale: { timeZone: 'Asia/Manila' },
    notifications: { email: { to: ['owner@example.com'] } },
  });
  await context.close();
});

test('from an empty list to a connected widget: its line to paste, paused, resumed, removed', async () => {
  const own = await newWorkspace(web);
  const { context, page } = await own.signIn();
  await page.goto('/people');
  await page.getByRole('link', { name: 'Connect a channel' }).click();
  await button(page, 'Connect a channel').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Salon Reyes');
  await dialog.getByRole('textbox', { name: 'Addresses of your pages' }).fill('https://salon.example');
  await button(page, 'Connect').click();
  const card = page.getByRole('article', { name: 'Salon Reyes' });
  await card.waitFor();
  const { items: connections } = await own.call<{ items: { id: string; state: string }[] }>('GET', '/v1/channels');
  await card.getByText(`data-connection="${connections[0]?.id ?? ''}"`).waitFor();
  await card.getByRole('button', { name: 'Pause' }).click();
  await card.getByText('Paused').waitFor();
  await card.getByRole('button', { name: 'Resume' }).click();
  await card.getByText('Connected').waitFor();
  await card.getByRole('button', { name: 'Remove Salon Reyes' }).click();
  await button(page, 'Delete').click();
  await page.getByText('No channel is connected yet.').waitFor();
  await context.close();
});
