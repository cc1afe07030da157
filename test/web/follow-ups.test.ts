import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { asOwner } from '../support/owner.ts';
import { findsSilenceAtOnce, ghosted, type FollowUp } from './support/stories.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

const QUEUE = '/automations/follow-up';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  await findsSilenceAtOnce(workspace);
});
afterAll(() => web.close());

const card = (page: Page, name: string) => page.getByRole('article', { name });
const button = (page: Page, name: string, of: string) => card(page, of).getByRole('button', { name, exact: true });
const read = (id: string): Promise<FollowUp> => workspace.call('GET', `/v1/follow-ups/${id}`);
const decide = (id: string, decision: string, body: object = {}) =>
  workspace.call('POST', `/v1/follow-ups/${id}/${decision}`, body);

async function opened(role: 'viewer' | 'agent' = 'agent', { live = true } = {}) {
  const { context, page } = await workspace.signIn(role);
  // What a browser sees that has not heard of a change yet.
  if (!live) await page.route('**/v1/events*', (route) => route.abort());
  await page.goto(QUEUE);
  return { context, page };
}

test('says who needs attention, why, with which message, by which channel and when', async () => {
  const { suggestedMessage } = await ghosted(workspace, 'Ana Cruz', 'telegram');
  const { context, page } = await opened();
  const ana = card(page, 'Ana Cruz');
  await ana.getByText('No answer for 2 hours after you asked them something.').waitFor();
  await ana.getByText('“It is 30. Which day would suit you?”').waitFor();
  await ana.getByText(suggestedMessage).waitFor();
  await ana.getByText('Stopped answering').waitFor();
  await ana.getByRole('img', { name: 'Telegram' }).waitFor();
  await ana.getByText('Attempt 1 of 3').waitFor();
  await ana.getByText('Goes out once you approve it.').waitFor();
  await ana.getByRole('link', { name: 'See it in the conversation' }).click();
  await page.locator('li[class*=sought]', { hasText: 'Which day would suit you?' }).waitFor();
  await context.close();
});

test('an approval in one browser disappears in another within 2 s, is undone there too, and outlives a closed tab', async () => {
  const { id } = await ghosted(workspace, 'Ben Cruz');
  const [first, second] = [await opened(), await opened()];
  await card(second.page, 'Ben Cruz').waitFor();
  await button(first.page, 'Approve', 'Ben Cruz').click();
  await card(second.page, 'Ben Cruz').waitFor({ state: 'hidden', timeout: 2_000 });
  await first.page.getByRole('button', { name: 'Undo' }).click();
  await card(first.page, 'Ben Cruz').waitFor({ timeout: 2_000 });
  await card(second.page, 'Ben Cruz').waitFor({ timeout: 2_000 });
  expect((await read(id)).state).toBe('pending');

  const answered = first.page.waitForResponse((response) => response.url().endsWith('/approve'));
  await button(first.page, 'Approve', 'Ben Cruz').click();
  await answered;
  await first.context.close();
  await expect.poll(async () => (await read(id)).state, { timeout: 20_000 }).toBe('sent');

  const { page } = second;
  await page.getByRole('tab', { name: 'Sent' }).click();
  await card(page, 'Ben Cruz').getByText('Waiting for an answer').waitFor();
  await workspace.says('ben-cruz', 'Friday please');
  await card(page, 'Ben Cruz').getByText('They answered').waitFor();
  await page.getByRole('button', { name: 'Results' }).click();
  await page.getByRole('row', { name: /^Stopped answering .*100 %/ }).waitFor();
  await second.context.close();
});

test('is worked by keyboard: move, edit in place, approve, snooze, dismiss, undo', async () => {
  const own = await newWorkspace(web);
  await findsSilenceAtOnce(own);
  // A busy machine must not make the undoing late.
  await own.call('PATCH', '/v1/settings', { followUps: { undoWindow: 'PT1M' } });
  const [carla, dina] = [await ghosted(own, 'Carla Sy'), await ghosted(own, 'Dina Sy')];
  const { context, page } = await own.signIn('agent');
  await page.goto(QUEUE);
  await Promise.all(['Carla Sy', 'Dina Sy'].map((name) => card(page, name).waitFor()));
  const focused = () => page.locator(':focus').getAttribute('data-follow-up');
  const ask = (id: string): Promise<FollowUp> => own.call('GET', `/v1/follow-ups/${id}`);

  await page.keyboard.press('j');
  await expect.poll(focused).toBe(dina.id);
  await page.keyboard.press('j');
  await expect.poll(focused).toBe(carla.id);
  await page.keyboard.press('e');
  await page.getByLabel('Message').fill('Shall we say Friday at 3?');
  await page.keyboard.press('Control+Enter');
  await card(page, 'Carla Sy').waitFor({ state: 'hidden' });
  await expect.poll(() => ask(carla.id)).toMatchObject({ state: 'approved', message: 'Shall we say Friday at 3?' });
  await page.keyboard.press('z');
  await expect.poll(() => ask(carla.id)).toMatchObject({ state: 'pending' });
  await card(page, 'Carla Sy').waitFor();

  await card(page, 'Dina Sy').focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'In a week' }).click();
  await card(page, 'Dina Sy').getByText('Due next wk.').waitFor();
  await card(page, 'Dina Sy').focus();
  await page.keyboard.press('d');
  await card(page, 'Dina Sy').waitFor({ state: 'hidden' });
  await expect.poll(focused).toBe(carla.id);
  await expect.poll(() => ask(dina.id)).toMatchObject({ state: 'dismissed' });
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').getByText('Undo the last decision').waitFor();
  await context.close();
});

describe('when somebody else was faster', () => {
  test('says what changed, and decides nothing', async () => {
    const { id, suggestedMessage } = await ghosted(workspace, 'Emil Tan');
    const { context, page } = await opened('agent', { live: false });
    await card(page, 'Emil Tan').waitFor();
    await decide(id, 'edit', { message: 'Another message altogether' });
    await button(page, 'Approve', 'Emil Tan').click();
    const alert = card(page, 'Emil Tan').getByRole('alert');
    await alert.getByText('This changed while you were deciding').waitFor();
    await alert.getByText(`The message was “${suggestedMessage}” and is now “Another message altogether”.`).waitFor();
    expect((await read(id)).state).toBe('pending');
    await button(page, 'Approve', 'Emil Tan').click();
    await expect.poll(async () => (await read(id)).state).toBe('approved');
    await context.close();
  });

  test('says who decided', async () => {
    const { id } = await ghosted(workspace, 'Farah Tan');
    const { context, page } = await opened('agent', { live: false });
    await card(page, 'Farah Tan').waitFor();
    await decide(id, 'dismiss');
    await button(page, 'Approve', 'Farah Tan').click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Already decided' })
      .getByText('An integration: dismissed.')
      .waitFor();
    await card(page, 'Farah Tan').waitFor({ state: 'hidden' });
    await context.close();
  });
});

test('asks whether an unconfirmed one went, and believes the answer', async () => {
  const { id } = await ghosted(workspace, 'Gina Uy');
  await asOwner(web.installation.databaseUrl, `UPDATE rapport.follow_ups SET state = 'unconfirmed' WHERE id = $1`, [
    id,
  ]);
  const { context, page } = await opened();
  await page.getByRole('tab', { name: 'Did it go?' }).click();
  await card(page, 'Gina Uy').getByText('Did this message reach them?').waitFor();
  await button(page, 'No, it was not', 'Gina Uy').click();
  await expect.poll(async () => (await read(id)).state).toBe('pending');
  await page.getByRole('tab', { name: 'Waiting for you' }).click();
  await card(page, 'Gina Uy').waitFor();
  await context.close();
});

test('a snoozed one that is approved says when it goes out, and the approval can be taken back', async () => {
  const { id } = await ghosted(workspace, 'Hugo Uy');
  await decide(id, 'snooze', { until: new Date(Date.now() + 86_400_000).toISOString() });
  await decide(id, 'approve');
  const { context, page } = await opened();
  await page.getByRole('tab', { name: 'Scheduled' }).click();
  await card(page, 'Hugo Uy')
    .getByText(/Goes out .*: it is not due before\./)
    .waitFor();
  await button(page, 'Take the approval back', 'Hugo Uy').click();
  await expect.poll(async () => (await read(id)).state).toBe('pending');
  await context.close();
});

test('who may only read sees the queue and nothing to press', async () => {
  await ghosted(workspace, 'Ines Vela');
  const { context, page } = await opened('viewer');
  await card(page, 'Ines Vela').waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await page.keyboard.press('a');
  await card(page, 'Ines Vela').waitFor();
  await context.close();
});
