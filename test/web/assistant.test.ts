import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { angry } from './support/stories.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

const entry = (page: Page, name: string) => page.locator('[data-conversation]', { hasText: name });

test('shows the live conversations and who handles each, and changes by itself', async () => {
  await workspace.says('jonas', 'Do you open on Sundays?', { contact: { name: 'Jonas Weber' } });
  const { conversationId } = await workspace.says('kira', 'Hello there', {
    channel: 'telegram',
    contact: { name: 'Kira Sol' },
  });
  const { context, page } = await workspace.signIn('agent');
  await page.goto('/assistant');
  await entry(page, 'Jonas Weber').getByText('Contact: Do you open on Sundays?').waitFor();
  await entry(page, 'Jonas Weber').getByText('AI', { exact: true }).waitFor();

  await workspace.says('jonas', 'Yes, from 10 to 16.', { direction: 'outbound', author: 'ai' });
  await entry(page, 'Jonas Weber').getByText('AI: Yes, from 10 to 16.').waitFor({ timeout: 5_000 });
  await angry(workspace, 'Lena Roth');
  await entry(page, 'Lena Roth').getByText('Needs a person').waitFor({ timeout: 5_000 });

  const other = await workspace.signIn('agent');
  await other.page.goto(`/assistant?conversation=${conversationId}`);
  await other.page.getByRole('button', { name: 'Take over' }).click();
  await entry(page, 'Kira Sol').getByText('Rosa Reyes').waitFor({ timeout: 5_000 });
  await page.locator('label', { hasText: 'Team' }).click();
  await entry(page, 'Jonas Weber').waitFor({ state: 'hidden' });
  await entry(page, 'Kira Sol').click();
  await page.getByText('Rosa Reyes answers here; the AI is silent').waitFor();

  await other.page.getByRole('button', { name: 'Hand back to the AI' }).click();
  await page.getByText('No conversations here.').waitFor({ timeout: 5_000 });
  await expect
    .poll(() => workspace.call('GET', `/v1/conversations/${conversationId}`))
    .toMatchObject({ handledBy: 'ai' });
  await other.context.close();
  await context.close();
});

test('whoever takes over twice takes it from nobody, and a viewer takes nothing over', async () => {
  const { conversationId } = await workspace.says('mia', 'Good morning', { contact: { name: 'Mia Vos' } });
  const take = () => workspace.call<{ assignee: string }>('POST', `/v1/conversations/${conversationId}/take-over`);
  const { context, page } = await workspace.signIn('agent');
  await page.goto(`/assistant?conversation=${conversationId}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('You answer here; the AI is silent').waitFor();
  const { assignee } = await workspace.call<{ assignee: string }>('GET', `/v1/conversations/${conversationId}`);
  expect((await take()).assignee).toBe(assignee);
  await context.close();

  const viewer = await workspace.signIn('viewer');
  await viewer.page.goto(`/assistant?conversation=${conversationId}`);
  await viewer.page.getByText('Rosa Reyes answers here; the AI is silent').waitFor();
  expect(await viewer.page.getByRole('button', { name: 'Hand back to the AI' }).count()).toBe(0);
  await viewer.context.close();
});

test('is filtered by channel and walked by keyboard', async () => {
  await workspace.says('noa', 'Hi', { channel: 'telegram', contact: { name: 'Noa Ek' } });
  const { context, page } = await workspace.signIn('viewer');
  await page.goto('/assistant?channel=telegram');
  await entry(page, 'Noa Ek').waitFor();
  expect(await page.locator('[data-conversation]').count()).toBe(2);
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 2, name: 'Noa Ek' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 2, name: 'Kira Sol' }).waitFor();
  await context.close();
});
