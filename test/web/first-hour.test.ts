import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, DESKTOP, openBrowser, PHONE, type WebBrowser } from '../support/browser.ts';
import { FAULTLESS, faultsByDayAndNight, faultsOf, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

test('sample data fills the list, says what it is, and is removed with one click', async () => {
  const { context, page } = await workspace.signIn('admin', STILL);
  const complaints = complaintsOf(page);
  await page.goto('/people');
  await page.getByRole('button', { name: 'Load sample data' }).click();
  await page.getByRole('status').getByText('60 people').waitFor();
  await page.getByText('60 contacts are sample data').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const mine = await workspace.says('real', 'Hello, this is real', { contact: { name: 'Rita Real' } });
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('status').getByText('1 person').waitFor();
  await page.getByRole('link', { name: 'Rita Real' }).waitFor();
  await page.getByText('are sample data').waitFor({ state: 'hidden' });
  const { items } = await workspace.call<{ items: { id: string }[] }>('GET', '/v1/contacts');
  expect(items.map(({ id }) => id)).toEqual([mine.contactId]);
  expect(complaints).toEqual([]);
  await context.close();
}, 60_000);

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('an empty workspace on a %s, by day and by night', async (device, viewport) => {
  const { context, page } = await (await newWorkspace(web)).signIn('admin', { viewport, ...STILL });
  const complaints = complaintsOf(page);
  await page.goto('/people');
  await page.getByRole('button', { name: 'Load sample data' }).waitFor();
  expect(await faultsByDayAndNight(page, { picture: `first-hour-${device}` })).toEqual(FAULTLESS);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  expect(complaints).toEqual([]);
  await context.close();
});

test('who may only look is told who connects the channels', async () => {
  const empty = await newWorkspace(web);
  const { context, page } = await empty.signIn('viewer');
  await page.goto('/people');
  await page.getByText('An admin of your workspace connects the channels').waitFor();
  expect(await page.getByRole('button', { name: /sample|line|Import/ }).count()).toBe(0);
  await context.close();
});

test('the first ways lead where they say', async () => {
  const empty = await newWorkspace(web);
  const { context, page } = await empty.signIn();
  await page.goto('/people');
  await page.getByRole('main').getByRole('button', { name: 'Import contacts' }).last().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Connect a channel' }).click();
  await page.waitForURL('**/settings/channels');
  await page.goBack();
  await page.getByRole('link', { name: 'Say what your business does' }).click();
  await page.getByRole('combobox', { name: 'Kind of business' }).waitFor();
  await context.close();
});
