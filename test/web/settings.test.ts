import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { FAULTLESS, faultsByDayAndNight, faultsOf } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await workspace.says('ben', 'Thanks, that was lovely', { contact: { name: 'Ben Cruz' } });
});
afterAll(() => web.close());

interface Settings {
  readonly status: { readonly qualifiedMinScore: number };
  readonly leadScoring: { readonly signals: { name: string; kind: string; keywords: string[]; points: number }[] };
  readonly businessProfile: { readonly type: string; readonly description: string };
  readonly followUps: { readonly custom: { id: string }[] };
}
const settings = (): Promise<Settings> => workspace.call('GET', '/v1/settings');

const opened = async (path = '/settings/ai', role: 'admin' | 'agent' = 'admin') => {
  const { context, page } = await workspace.signIn(role);
  await page.goto(path);
  return { context, page };
};
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a threshold is changed after it was shown who would change, and the contacts follow', async () => {
  const asked = 'Hi, how much is the full colour treatment?';
  const { contactId } = await workspace.says('ana', asked, { contact: { name: 'Ana Reyes' } });
  const read = () => workspace.call<{ status: string; leadScore: number }>('GET', `/v1/contacts/${contactId}`);
  await expect.poll(read).toMatchObject({ status: 'new', leadScore: 15 });
  const { context, page } = await opened();
  await tab(page, 'Statuses').click();
  await page.getByLabel('Lead score of at least').fill('15');
  await button(page, 'See what changes…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^1 contact of 2 would look different\.$/).waitFor();
  await dialog.getByRole('row', { name: /Ana Reyes.*Status: New → Qualified/ }).waitFor();
  expect((await settings()).status.qualifiedMinScore).toBe(60);
  await button(page, 'Save and apply').click();
  await page.getByText('The new settings are applied').waitFor();
  await expect.poll(() => workspace.call('GET', `/v1/contacts/${contactId}`)).toMatchObject({ status: 'qualified' });
  expect(await button(page, 'Discard').count()).toBe(0);
  await context.close();
});

test('what contradicts itself is said where it stands, and nothing is stored', async () => {
  const { context, page } = await opened();
  await tab(page, 'Scoring').click();
  await page.getByLabel('A from').fill('30');
  await button(page, 'See what changes…').click();
  await page.getByRole('alert').getByText('must be greater than the threshold of B').waitFor();
  await button(page, 'Discard').click();
  expect(await page.getByLabel('A from').inputValue()).toBe('80');
  await context.close();
});

test('a keyword signal is made, counts from now on, and for the past once that is read again', async () => {
  const { contactId } = await workspace.says('carla', 'Do you do balayage?', { contact: { name: 'Carla Sy' } });
  const score = async () => (await workspace.call<{ leadScore: number }>('GET', `/v1/contacts/${contactId}`)).leadScore;
  const { context, page } = await opened();
  await tab(page, 'Scoring').click();
  const before = await score();
  await button(page, 'Add a signal').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Balayage');
  await dialog.getByText('Keyword', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Words or phrases' }).fill('balayage');
  await dialog.getByRole('textbox', { name: 'Points' }).fill('25');
  await button(page, 'Done').click();
  await page.getByRole('row', { name: /Balayage.*Keyword/ }).waitFor();
  await button(page, 'See what changes…').click();
  await page.getByText(/^1 signal is new or looks for something else/).waitFor();
  await button(page, 'Save and apply').click();
  await button(page, 'Read past messages again').click();
  await expect.poll(score, { timeout: 20_000 }).toBe(Math.min(100, before + 25));
  expect((await settings()).leadScoring.signals.at(-1)).toMatchObject({
    ...{ name: 'Balayage', kind: 'keyword', keywords: ['balayage'], points: 25 },
  });
  await context.close();
});

test('a review rule, a limit of mood and what a model may see are changed, each part of the AI read by axe', async () => {
  const { context, page } = await opened();
  await tab(page, 'Human review').click();
  await button(page, 'Add a rule').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Allergy');
  await button(page, 'Done').click();
  await dialog.getByText('Name an intent or a keyword.').first().waitFor();
  expect(await faultsByDayAndNight(page)).toEqual(FAULTLESS);
  await dialog.getByRole('combobox', { name: 'Words or phrases' }).fill('allergic');
  await button(page, 'Done').click();
  await page.getByRole('button', { name: 'Edit Allergy' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await tab(page, 'Sentiment and marks').click();
  await page.getByLabel('Messages after which an older one counts half').fill('4');
  expect(await faultsOf(page)).toEqual([]);
  await tab(page, 'Model').click();
  await page.getByRole('switch', { name: 'The model may read messages' }).press(' ');
  await page
    .getByRole('row', { name: /free, on this server/ })
    .first()
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await tab(page, 'Scoring').click();
  await button(page, 'Edit Asks for a price').click();
  await dialog.getByRole('textbox', { name: 'Points' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await button(page, 'See what changes…').click();
  await button(page, 'Save and apply').click();
  await page.getByText('Settings saved').waitFor();
  expect(await settings()).toMatchObject({
    review: { rules: expect.arrayContaining([expect.objectContaining({ name: 'Allergy', keywords: ['allergic'] })]) },
    sentiment: { halfLifeMessages: 4 },
    privacy: { modelSeesText: false },
  });
  await context.close();
});

test('the kind of business is detected, and brings what was ticked', async () => {
  const { context, page } = await opened();
  await page.getByLabel('Description').fill('A hair salon: haircuts, colour and beauty treatments by appointment.');
  await button(page, 'Detect').click();
  await page.getByText(/^This looks like: Appointments/).waitFor();
  await button(page, 'Use Appointments').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/review rules?, in place/).uncheck();
  await button(page, 'Take over').click();
  await page.locator('label', { hasText: 'Bookings' }).waitFor();
  await button(page, 'See what changes…').click();
  await button(page, 'Save and apply').click();
  await page.getByText('Settings saved').waitFor();
  const now = await settings();
  expect(now.businessProfile.type).toBe('appointments');
  expect(now.followUps.custom.map(({ id }) => id)).toContain('rebook');
  expect(now.leadScoring.signals.map(({ name }) => name)).toContain('First visit');
  await context.close();
});

test('somebody else’s change in between is not overwritten', async () => {
  const { context, page } = await opened();
  await tab(page, 'Statuses').click();
  await page.getByLabel('Lead score of at least').fill('77');
  await workspace.call('PATCH', '/v1/settings', { status: { qualifiedMinScore: 55 } });
  await button(page, 'See what changes…').click();
  await button(page, 'Save and apply').click();
  await page.getByText('Somebody else has changed the settings meanwhile.').waitFor();
  expect((await settings()).status.qualifiedMinScore).toBe(55);
  await context.close();
});

test('who may not change settings is not led to them', async () => {
  const { context, page } = await opened('/people', 'agent');
  await page.getByRole('link', { name: 'AI Assistant' }).waitFor();
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  await page.goto('/settings/ai');
  await page.getByText('Only admins of the workspace can change its settings.').waitFor();
  await context.close();
});
