import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWithSample } from '../analytics/sample.ts';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { asOwner } from '../support/owner.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await fillWithSample(web.installation.databaseUrl, workspace.id);
});
afterAll(() => web.close());

const PERIOD = 'from=2026-03-01&to=2026-04-30';

interface Funnel {
  readonly funnel: readonly { readonly stage: string; readonly contacts: number }[];
}

test('a number of the funnel leads to its contacts in People', async () => {
  const { funnel } = await workspace.call<Funnel>('GET', `/v1/analytics/contacts?${PERIOD}`);
  const closing = funnel.find(({ stage }) => stage === 'closing')?.contacts ?? 0;
  expect(closing).toBeGreaterThan(0);
  const { context, page } = await workspace.signIn('viewer');
  await page.goto(`/analytics?${PERIOD}`);
  await page.getByRole('link', { name: new RegExp(`^${String(closing)}: Closing`) }).click();
  await page.getByText(`${String(closing)} people`).waitFor();
  await context.close();
});

test('a number of the sentiment opens the list of its contacts', async () => {
  const path = `/v1/analytics/contacts-behind?chart=sentiment&${PERIOD}`;
  const { items } = await workspace.call<{ items: { count: number }[] }>('GET', path);
  expect(items.length).toBeGreaterThan(3);
  const { context, page } = await workspace.signIn();
  await page.goto(`/analytics?${PERIOD}`);
  const sentiment = page.getByRole('region', { name: 'Sentiment', exact: true });
  await sentiment.getByRole('button', { name: 'Numbers' }).click();
  const [number] = await sentiment.getByRole('button', { name: /^\d+: .* Show the contacts$/ }).all();
  const n = Number(await number?.textContent());
  await number?.click();
  const counts = page.getByRole('dialog').getByText(/^\d+×$/);
  await counts.first().waitFor();
  const sum = (await counts.allTextContents()).reduce((total, text) => total + Number.parseInt(text, 10), 0);
  expect(sum).toBe(n);
  await context.close();
});

test('another period and channel are asked for, and stand in the address', async () => {
  const { context, page } = await workspace.signIn();
  await page.goto('/analytics');
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Last year' }).click();
  await page.getByRole('combobox', { name: 'Channel' }).click();
  const answered = page.waitForResponse(/\/v1\/analytics\/follow-ups\?.*channel=whatsapp/);
  await page.getByRole('option', { name: 'WhatsApp' }).click();
  expect((await answered).status()).toBe(200);
  expect(new URL(page.url()).searchParams.get('channel')).toBe('whatsapp');
  await context.close();
});

test('the numbers of a chart are a file', async () => {
  const { points } = await workspace.call<{ points: { total: number }[] }>('GET', `/v1/analytics/contacts?${PERIOD}`);
  const { context, page } = await workspace.signIn();
  await page.goto(`/analytics?${PERIOD}`);
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download “New contacts” as CSV' }).click();
  const file = await (await downloaded).path();
  const rows = parse<Record<string, string>>(await readFile(file, 'utf8'), { columns: true });
  expect(rows.map(({ Total }) => Number(Total))).toEqual(points.map(({ total }) => total));
  await context.close();
});

test('all charts are of one branch, and their numbers lead to its people', async () => {
  const branch = await workspace.call<{ id: string }>('POST', '/v1/branches', { name: 'Harbour' });
  const { items } = await workspace.call<{ items: { id: string }[] }>(
    'GET',
    '/v1/contacts?stage=closing&firstSeenAfter=2026-03-01T00:00:00Z&firstSeenBefore=2026-05-01T00:00:00Z&limit=2',
  );
  const move = 'UPDATE rapport.contacts SET branch_id = $1 WHERE id = ANY ($2)';
  await asOwner(web.installation.databaseUrl, move, [branch.id, items.map(({ id }) => id)]);
  const { context, page } = await workspace.signIn('viewer');
  await page.goto(`/analytics?${PERIOD}`);
  await page.getByRole('combobox', { name: 'Branch' }).click();
  await page.getByRole('option', { name: 'Harbour' }).click();
  await page.getByRole('link', { name: /^2: Closing/ }).click();
  await page.getByText('2 people').waitFor();
  await page.getByRole('button', { name: 'Remove filter Harbour' }).waitFor();
  await context.close();
});
