import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, type WebBrowser } from '../support/browser.ts';
import { faultsOf, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

const nameOf = async (id: string): Promise<{ id: string; messageCount: number }> =>
  workspace.call('GET', `/v1/contacts/${id}`);

test('two contacts are merged from the menu, seen side by side before, and the merge is undone', async () => {
  const first = await workspace.says('ana-1', 'Hello from the site', { contact: { name: 'Ana Reyes' } });
  const second = await workspace.says('ana-2', 'Hello from my phone', { contact: { name: 'Ana R.', company: 'Acme' } });
  const { context, page } = await workspace.signIn('agent', STILL);
  const complaints = complaintsOf(page);
  await page.goto(`/contacts/${second.contactId}`);
  await page.getByRole('button', { name: 'More about this contact' }).click();
  await page.getByRole('menuitem', { name: 'Merge with…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge Ana R. with another contact' });
  await dialog.getByRole('searchbox').fill('Ana Reyes');
  await dialog.locator(`[data-candidate="${first.contactId}"]`).getByRole('button', { name: 'Choose' }).click();
  const briefs = dialog.locator('[data-brief]');
  await expect.poll(() => briefs.count()).toBe(2);
  expect(await briefs.first().getAttribute('data-brief')).toBe(first.contactId);
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('The contacts are merged').waitFor();
  await page.getByText('2 messages').waitFor();
  expect(await nameOf(second.contactId)).toMatchObject({ id: first.contactId, messageCount: 2 });

  await page.getByRole('button', { name: /^Undo the merge with/ }).click();
  await page.getByText('The merge is undone').waitFor();
  expect(await nameOf(second.contactId)).toMatchObject({ id: second.contactId, messageCount: 1 });
  await page.getByText('1 message', { exact: false }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
}, 90_000);

test('pairs that may be one person are shown with their reason in People, merged or told apart', async () => {
  const pair = async (name: string): Promise<[string, string]> => {
    const company = `${name} Ltd`;
    const one = await workspace.says(`${name}-1`, 'Hi', { contact: { name, company } });
    const other = await workspace.says(`${name}-2`, 'Hi', { contact: { name, company } });
    return [one.contactId, other.contactId];
  };
  const [same, two] = [await pair('Berta Cruz'), await pair('Carlos Lim')];
  const { context, page } = await workspace.signIn('agent', STILL);
  await page.goto('/people');
  await page.getByRole('button', { name: 'Possibly the same person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Possibly the same person' });
  const suggestion = (name: string) => dialog.getByRole('article').filter({ hasText: name });
  await suggestion('Berta Cruz').getByText('Both have the same name and the same company').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await suggestion('Berta Cruz').getByRole('button', { name: 'Same person: merge' }).click();
  await suggestion('Berta Cruz').waitFor({ state: 'hidden' });
  await suggestion('Carlos Lim').getByRole('button', { name: 'Two people' }).click();
  await dialog.getByText('No two contacts look like one person.').waitFor();
  expect((await nameOf(same[1])).id).toBe(same[0]);
  expect((await nameOf(two[1])).id).toBe(two[1]);
  await context.close();
}, 90_000);
