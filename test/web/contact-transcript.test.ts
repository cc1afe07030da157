import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

async function opened(id: string) {
  const { context, page } = await workspace.signIn('agent');
  await page.goto(`/contacts/${id}`);
  return { context, page };
}

describe('the transcript', () => {
  test('stands by platform and date with author, source, mood and attachments; earlier pages come on scrolling', async () => {
    const at = (minute: number): string => new Date(Date.now() - 86_400_000 * 3 + minute * 60_000).toISOString();
    const messages = Array.from({ length: 130 }, (_each, n) => ({
      ...{
        channel: 'telegram',
        channelUserId: 'long',
        messageId: `long-${String(n)}`,
        text: `Line ${String(n)}`,
        sentAt: at(n),
      },
      ...{ direction: 'inbound', author: 'contact', backfill: true, contact: { name: 'Lola Largo' } },
    }));
    await workspace.call('POST', '/v1/messages/batch', { messages });
    const attachments = [{ type: 'file', url: 'https://files.example.com/a.pdf', name: 'offer.pdf' }];
    const { contactId } = await workspace.says('long', 'I love it, thank you!', { channel: 'telegram', attachments });
    const { context, page } = await opened(contactId);
    const transcript = page.getByRole('region', { name: 'Messages' });
    const newest = transcript.locator('li[data-message]', { hasText: 'I love it' });
    await newest.getByText('Contact', { exact: true }).waitFor();
    await newest.getByText('from Messaging app').waitFor();
    await newest.locator('[data-sentiment*=positive]').waitFor();
    expect(await newest.getByRole('link', { name: 'Open offer.pdf' }).getAttribute('href')).toMatch(/^https:/);
    expect(await transcript.getByRole('heading', { name: /^Telegram · / }).count()).toBeGreaterThanOrEqual(1);
    expect(await transcript.getByText('Line 0', { exact: true }).count()).toBe(0);
    await transcript.hover();
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, -4_000);
        return transcript.getByText('Line 0', { exact: true }).count();
      })
      .toBe(1);
    await transcript.getByText('The conversation began here').waitFor();

    const { items } = await workspace.call<{ items: { id: string }[] }>(
      'GET',
      `/v1/contacts/${contactId}/messages?limit=3`,
    );
    await page.goto(`/contacts/${contactId}?message=${items[2]?.id ?? ''}`);
    const sought = page.locator('li[class*=sought]', { hasText: 'Line 2' });
    await sought.waitFor();
    await expect.poll(async () => (await sought.boundingBox())?.y).toBeGreaterThan(0);
    await context.close();
  });

  test('takes a person’s answer once they have taken over', async () => {
    const { contactId } = await workspace.says('finn', 'How much is it?', { contact: { name: 'Finn Aalto' } });
    const { context, page } = await opened(contactId);
    expect(await page.getByRole('textbox', { name: 'Answer by Web Visitor' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('textbox', { name: 'Answer by Web Visitor' }).fill('It is 30, Finn.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page
      .locator('li[data-author=human]', { hasText: 'It is 30, Finn.' })
      .locator('[data-delivery=sent]')
      .waitFor();
    await page.getByRole('button', { name: 'Hand back to the AI' }).click();
    await page.getByText('The AI answers here').waitFor();
    await context.close();
  });
});
