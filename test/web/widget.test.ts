import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, PHONE, type WebBrowser, type WindowOptions } from '../support/browser.ts';
import { faultsOf, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
let shop: Server;
let site: string;
let page: Page;
let context: BrowserContext | undefined;
/** What the shop's page holds besides its own words. */
let scriptTag = '';

beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  shop = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    // Styles and scripts of its own in every way, and a policy that lets in nothing but what the widget says it needs.
    const { baseUrl } = web.installation;
    response.setHeader('content-security-policy', `default-src 'self'; script-src ${baseUrl}; connect-src ${baseUrl}`);
    response.end(`<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>${scriptTag}</html>`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  shop.closeAllConnections();
  await Promise.all([web.close(), new Promise((resolve) => shop.close(resolve))]);
});
afterEach(async () => {
  await context?.close();
  context = undefined;
});

async function connect(credentials: object = {}, options: object = {}): Promise<string> {
  const { id } = await workspace.call<{ id: string }>('POST', '/v1/channels', {
    ...{ kind: 'web', name: 'Salon Reyes', credentials: { allowedOrigins: [site], ...credentials }, options },
  });
  scriptTag = `<script src="${web.installation.baseUrl}/widget.js" data-connection="${id}" async></script>`;
  return id;
}

/** A browser of its own that opens the shop's page; the one of the visit before is closed. */
async function visit(options: WindowOptions = {}): Promise<string[]> {
  await context?.close();
  context = await web.browser.newContext(options);
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(site);
  return complaints;
}

const launcher = () => page.getByRole('button', { name: /Chat with us/ });
const log = () => page.getByRole('log', { name: 'Conversation' });

async function write(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
  await page.keyboard.press('Enter');
}

async function conversationWith(text: string): Promise<string> {
  let found = '';
  await expect
    .poll(async () => {
      const { items } = await workspace.call<{ items: { id: string; contactId: string }[] }>(
        'GET',
        '/v1/conversations?channel=web',
      );
      for (const { id, contactId } of items) {
        const told = await workspace.call<{ items: { text: string }[] }>('GET', `/v1/contacts/${contactId}/messages`);
        if (told.items.some((message) => message.text === text)) found = id;
      }
      return found;
    })
    .not.toBe('');
  return found;
}

test('a visitor writes, a person answers, the page is loaded again, and the conversation is there', async () => {
  await connect({}, { greeting: 'Hello! How can we help?', color: '#7a1fa2' });
  const complaints = await visit();
  await launcher().click();
  await log().getByText('Hello! How can we help?').waitFor();
  await write('How much is a haircut?\n');
  await log().getByText('How much is a haircut?').waitFor();

  const conversation = await conversationWith('How much is a haircut?');
  await workspace.call('POST', `/v1/conversations/${conversation}/messages`, {
    text: 'It is 30. https://salon.example/book',
  });
  await log().getByText('It is 30.').waitFor();
  expect(await log().getByRole('link').getAttribute('href')).toBe('https://salon.example/book');

  await page.reload();
  await launcher().click();
  await log().getByText('It is 30.').waitFor();
  expect(await log().locator('.message').allInnerTexts()).toHaveLength(3);
  expect(complaints).toEqual([]);
});

test('an answer that comes while the chat is closed is counted on its button', async () => {
  await connect();
  await visit();
  await launcher().click();
  await write('Are you open on Sunday?');
  const conversation = await conversationWith('Are you open on Sunday?');
  await page.getByRole('dialog').getByRole('button', { name: 'Close the chat' }).click();
  await workspace.call('POST', `/v1/conversations/${conversation}/messages`, { text: 'Yes, from ten.' });
  await page.getByRole('button', { name: 'Chat with us, new messages: 1' }).click();
  await log().getByText('Yes, from ten.').waitFor();
});

test('it is used by keyboard alone, and says to a screen reader what it is', async () => {
  await connect();
  await visit();
  await launcher().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Write a message' }).evaluate((field) => field.matches(':focus')))
    .toBe(true);
  await page.keyboard.type('Hello');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('there');
  await page.keyboard.press('Enter');
  await log().getByText('Hello\nthere').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
  expect(await launcher().evaluate((button) => button.matches(':focus'))).toBe(true);
});

test.each([undefined, PHONE])('axe finds nothing to complain of (%o)', async (viewport) => {
  await connect({}, { color: '#ffd400' });
  await visit({ ...STILL, ...(viewport === undefined ? {} : { viewport }) });
  await launcher().click();
  await write('What about colours?');
  await log().getByText('What about colours?').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave your contact details' }).click();
  expect(await faultsOf(page)).toEqual([]);
});

test('a message on its way, and one that did not go, read well on the colour of the business', async () => {
  await connect({}, { color: '#ffd400' });
  await visit(STILL);
  await launcher().click();
  let refuse = (): void => undefined;
  const refused = new Promise<void>((resolve) => (refuse = resolve));
  await page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await refused;
    return route.abort();
  });
  await write('What about colours?');
  await log().getByText('Sending…').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  refuse();
  await log().getByText('Not sent.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('who leaves contact details is known by them', async () => {
  await connect({}, { leadForm: 'before', texts: { detailsTitle: 'Sino ka?' } });
  await visit();
  await launcher().click();
  const form = page.getByRole('form', { name: 'Sino ka?' });
  await form.getByLabel('Name').fill('Ana Reyes');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('Please give an e-mail address or a phone number.').waitFor();
  await form.getByLabel('E-mail').fill('ana.widget@example.com');
  await form.getByLabel('Message').fill('Call me');
  await form.getByRole('button', { name: 'Send' }).click();
  await log().getByText('Call me').waitFor();
  await expect
    .poll(async () => {
      const address = '/v1/contacts?identity=email:ana.widget@example.com';
      return (await workspace.call<{ items: { name: string }[] }>('GET', address)).items.map(({ name }) => name);
    })
    .toEqual(['Ana Reyes']);
});

test('what the server cannot be asked for is kept, and goes when it can be again', async () => {
  await connect();
  await visit();
  await launcher().click();
  await context?.setOffline(true);
  await write('Is anybody there?');
  await page.getByText('Not sent.').waitFor();
  await context?.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => page.getByText('Not sent.').count()).toBe(0);
  await conversationWith('Is anybody there?');
});

test('a site that is not among the allowed origins gets no chat', async () => {
  await connect({ allowedOrigins: ['https://another.example'] });
  const complaints = await visit();
  await expect.poll(() => complaints.join()).toContain('it cannot start');
  expect(await launcher().count()).toBe(0);
});

test('who is signed in at the business finds the conversation on every device, and nobody else does', async () => {
  const id = await connect({ identitySecret: 'shared with the shop' });
  const proof = createHmac('sha256', 'shared with the shop').update('crm-991').digest('hex');
  const signedIn = (hash: string): void => {
    const user = `data-user-id="crm-991" data-user-hash="${hash}" data-name="Ana Reyes"`;
    scriptTag = `<script src="${web.installation.baseUrl}/widget.js" data-connection="${id}" ${user} async></script>`;
  };
  signedIn(proof);
  await visit();
  await launcher().click();
  await write('From my phone');
  await conversationWith('From my phone');
  // Another device.
  await visit();
  await launcher().click();
  await log().getByText('From my phone').waitFor();
  const known = '/v1/contacts?identity=external:crm-991';
  await expect
    .poll(async () => (await workspace.call<{ items: { name: string }[] }>('GET', known)).items.map(({ name }) => name))
    .toEqual(['Ana Reyes']);
  // The next person at this computer, after a sign-out.
  await page.evaluate('window.rapportChat.identify(null)');
  await launcher().click();
  await write('Somebody else');
  await log().getByText('Somebody else').waitFor();
  expect(await log().getByText('From my phone').count()).toBe(0);
  // Somebody who only says so.
  signedIn('0'.repeat(64));
  await visit();
  await launcher().click();
  await write('Let me in');
  await log().getByText('Let me in').waitFor();
  expect(await log().getByText('From my phone').count()).toBe(0);
});

test('an approved follow-up comes as it is sent, and is there at the next visit', async () => {
  await connect();
  await workspace.call('PATCH', '/v1/settings', { followUps: { quietHours: null, undoWindow: 'PT0S' } });
  await visit();
  await launcher().click();
  await write('Do you have Friday at three?');
  const conversation = await conversationWith('Do you have Friday at three?');
  const path = `/v1/conversations/${conversation}`;
  const { contactId } = await workspace.call<{ contactId: string }>('GET', path);
  const reminder = { contactId, dueAt: new Date().toISOString(), message: 'Friday at three is free again.' };
  const { id } = await workspace.call<{ id: string }>('POST', '/v1/follow-ups', reminder);
  await workspace.call('POST', `/v1/follow-ups/${id}/approve`, {});
  await log().getByText('Friday at three is free again.').waitFor();
  await page.reload();
  await launcher().click();
  await log().getByText('Friday at three is free again.').waitFor();
});
