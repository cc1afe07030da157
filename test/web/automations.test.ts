import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quietParts } from '../../web/features/automations/quiet-parts.ts';
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

interface FollowUps {
  readonly stopped: boolean;
  readonly gap: string;
  readonly quietHours: { readonly start: string; readonly end: string } | null;
  readonly channels: readonly string[];
  readonly custom: readonly { readonly name: string; readonly when: object }[];
  readonly triggers: { readonly ghosting: { readonly mode: string; readonly after: string } };
}
const followUps = async (): Promise<FollowUps> =>
  (await workspace.call<{ followUps: FollowUps }>('GET', '/v1/settings')).followUps;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function opened() {
  const { context, page } = await workspace.signIn();
  await page.goto('/automations/follow-up');
  await page.getByRole('link', { name: 'Configuration' }).click();
  await page.getByRole('heading', { name: 'Follow-up configuration' }).waitFor();
  return { context, page };
}

test('the stop switch works at once, beside a draft that stays and can be saved', async () => {
  const { context, page } = await opened();
  await page.getByLabel('Time between attempts', { exact: true }).fill('5');
  await button(page, 'Stop all follow-ups now').click();
  await page.getByText('All follow-ups are stopped').waitFor();
  expect(await followUps()).toMatchObject({ stopped: true, gap: 'P2D' });
  await button(page, 'Save').click();
  await page.getByText('Settings saved').waitFor();
  expect(await followUps()).toMatchObject({ stopped: true, gap: 'P5D' });
  await button(page, 'Let them go again').click();
  await expect.poll(async () => (await followUps()).stopped).toBe(false);
  await context.close();
});

test('triggers, quiet hours, the order of channels and a rule from a preset are set', async () => {
  const { context, page } = await opened();
  await page.getByRole('combobox', { name: 'Stopped answering: how it is sent' }).click();
  await page.getByRole('option', { name: 'Automatic' }).click();
  await page.getByText('Automatic ones wait for approval as well').waitFor();
  await page.getByLabel('From', { exact: true }).fill('20:00');
  await page.getByRole('img', { name: /quiet from 20:00 to 08:00/ }).waitFor();
  await button(page, 'Move Telegram up').click();
  await page.getByRole('checkbox', { name: 'Send by Email' }).uncheck();
  await button(page, 'New rule').click();
  await page.getByRole('menuitem', { name: 'Win back' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Come back to us');
  await button(page, 'Done').click();
  await button(page, 'Save').click();
  await page.getByText('Settings saved').waitFor();
  expect(await followUps()).toMatchObject({
    quietHours: { start: '20:00', end: '08:00' },
    channels: ['whatsapp', 'facebook', 'telegram', 'instagram', 'web'],
    custom: [{ name: 'Come back to us', when: { status: ['churned'] } }],
    triggers: { ghosting: { mode: 'auto', after: 'PT24H' } },
  });
  await page.getByLabel('Keep quiet hours').uncheck();
  await button(page, 'Save').click();
  await expect.poll(async () => (await followUps()).quietHours).toBe(null);
  await context.close();
});

test('a rule waits for a date of the contact, and its field is made on the way', async () => {
  const { context, page } = await opened();
  await button(page, 'New rule').click();
  await page.getByRole('menuitem', { name: 'Birthday' }).click();
  await page.getByText('There is no field “Birthday” yet, so this rule finds nobody.').waitFor();
  await button(page, 'Make the field “Birthday”').click();
  await page.getByText('There is no field').waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: 'Time before it', exact: true }).fill('1');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, 'Done').click();
  await button(page, 'Save').click();
  await page.getByText('Settings saved').waitFor();
  expect((await followUps()).custom).toContainEqual(
    expect.objectContaining({
      name: 'Birthday',
      when: { date: { field: 'birthday', before: 'P1D', yearly: true } },
    }),
  );
  const { items } = await workspace.call<{ items: object[] }>('GET', '/v1/custom-fields');
  expect(items).toMatchObject([{ key: 'birthday', name: 'Birthday', kind: 'date' }]);
  await context.close();
});

test('a rule without any condition is not taken', async () => {
  const { context, page } = await opened();
  await button(page, 'New rule').click();
  await page.getByRole('menuitem', { name: 'An empty rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Everybody');
  await button(page, 'Done').click();
  await dialog.getByText('Name at least one condition.').waitFor();
  await dialog.getByRole('switch', { name: 'Silent for' }).press(' ');
  await button(page, 'Done').click();
  await page.getByRole('button', { name: 'Edit Everybody' }).waitFor();
  await context.close();
});

describe('the picture of the day', () => {
  test.each([
    [null, [[false, 1440]]],
    [
      { start: '21:00', end: '08:00' },
      [
        [true, 480],
        [false, 780],
        [true, 180],
      ],
    ],
    [
      { start: '12:00', end: '13:30' },
      [
        [false, 720],
        [true, 90],
        [false, 630],
      ],
    ],
    [
      { start: '00:00', end: '06:00' },
      [
        [true, 360],
        [false, 1080],
      ],
    ],
    [
      { start: '22:00', end: '00:00' },
      [
        [false, 1320],
        [true, 120],
      ],
    ],
  ] as const)('of %j', (quiet, minutes) => {
    expect(quietParts(quiet).map((part) => [part.quiet, Math.round((part.share * 1440) / 100)])).toEqual(minutes);
  });
});
