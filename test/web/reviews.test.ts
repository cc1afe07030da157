import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, PHONE, type WebBrowser } from '../support/browser.ts';
import { angry } from './support/stories.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

const entry = (page: Page, name: string) => page.locator('[data-flagged]', { hasText: name });
const states = async (contactId: string): Promise<string[]> => {
  const { items } = await workspace.call<{ items: { state: string }[] }>('GET', `/v1/reviews?contactId=${contactId}`);
  return [...new Set(items.map(({ state }) => state))];
};

test('a flagged conversation appears by itself with its reasons and context, is taken over, answered and handed back', async () => {
  const { context, page } = await workspace.signIn('agent');
  await page.goto('/reviews');
  await page.getByText('No conversation needs a person.').waitFor();
  const { contactId, conversationId } = await angry(workspace, 'Marco Bianchi');
  await page.getByRole('link', { name: /Human Review.*open review/ }).waitFor({ timeout: 5_000 });
  await entry(page, 'Marco Bianchi').click();
  await page.getByText('The customer asks for a person, or for something that the AI cannot do.').waitFor();
  await page.locator('li[class*=sought]', { hasText: 'This is terrible service' }).waitFor();

  await page.getByText('the AI stays silent in this conversation until you hand it back').waitFor();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('You answer here; the AI is silent').waitFor();
  expect(await states(contactId)).toEqual(['taken_over']);
  expect(await workspace.call('GET', `/v1/conversations/${conversationId}`)).toMatchObject({ handledBy: 'human' });

  await page.getByRole('textbox', { name: 'Answer by Web Visitor' }).fill('I am so sorry, Marco.');
  await page.keyboard.press('Control+Enter');
  const answer = page.locator('li[data-author=human]', { hasText: 'I am so sorry, Marco.' });
  await answer.locator('[data-delivery=sent]').waitFor();
  const { items } = await workspace.call<{ items: object[] }>('GET', `/v1/outbox?contactId=${contactId}`);
  expect(items).toMatchObject([{ text: 'I am so sorry, Marco.' }]);
  await workspace.says('marco-bianchi', 'Thank you, that helps');
  await page.getByText('Thank you, that helps').first().waitFor({ timeout: 5_000 });

  await page.getByRole('button', { name: 'Resolve and hand back' }).click();
  await entry(page, 'Marco Bianchi').waitFor({ state: 'hidden' });
  await expect.poll(() => states(contactId)).toEqual(['resolved']);
  await expect
    .poll(() => workspace.call('GET', `/v1/conversations/${conversationId}`))
    .toMatchObject({ handledBy: 'ai', assignee: null });
  await page.getByRole('tab', { name: 'Closed' }).click();
  await entry(page, 'Marco Bianchi').getByText('resolved by Rosa Reyes').waitFor();
  await context.close();
});

test('is worked by keyboard, and what one person decides leaves the others’ lists', async () => {
  const [first, second] = [await angry(workspace, 'Nina Sousa'), await angry(workspace, 'Otto Braun')];
  const [mine, theirs] = [await workspace.signIn('agent'), await workspace.signIn('agent')];
  await theirs.page.goto('/reviews');
  await entry(theirs.page, 'Otto Braun').waitFor();
  const { page } = mine;
  await page.goto('/reviews');
  await entry(page, 'Nina Sousa').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 2, name: 'Otto Braun' }).waitFor();
  await page.keyboard.press('d');
  await entry(page, 'Otto Braun').waitFor({ state: 'hidden' });
  await entry(theirs.page, 'Otto Braun').waitFor({ state: 'hidden', timeout: 2_000 });
  await page.getByRole('heading', { level: 2, name: 'Nina Sousa' }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('tab', { name: 'Taken over', selected: true }).waitFor();
  await page.getByText('You answer here; the AI is silent').waitFor();
  expect(await states(first.contactId)).toEqual(['taken_over']);
  expect(await states(second.contactId)).toEqual(['dismissed']);
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').getByText('Previous conversation').waitFor();
  for (const { context } of [mine, theirs]) await context.close();
});

test('an answer that the channel refuses stays with the writer, and says why', async () => {
  const { conversationId } = await angry(workspace, 'Pia Lund');
  const { context, page } = await workspace.signIn('agent', { viewport: PHONE });
  await page.goto(`/reviews?conversation=${conversationId}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'channel_window', detail: 'The channel allows no message now.' }),
        })
      : route.continue(),
  );
  const box = page.getByRole('textbox', { name: 'Answer by Web Visitor' });
  await box.fill('We are on it.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').getByText('lets nobody write so long after their last message').waitFor();
  expect(await box.inputValue()).toBe('We are on it.');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await entry(page, 'Pia Lund').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await context.close();
});
