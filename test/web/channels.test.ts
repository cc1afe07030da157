import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import type { ProviderDouble } from '../support/providers/provider-double.ts';
import { startImapDouble, type ImapDouble } from '../support/providers/imap.ts';
import { IMAP_USER } from '../support/providers/imap-session.ts';
import { startTelegramDouble } from '../support/providers/telegram.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
let telegram: ProviderDouble;
let mailbox: ImapDouble;
/** A page of the business, and what stands on it. */
let shop: Server;
let site: string;
let onThePage = '';

beforeAll(async () => {
  [web, telegram, mailbox] = await Promise.all([openBrowser(), startTelegramDouble(), startImapDouble()]);
  workspace = await newWorkspace(web);
  shop = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Shop</title><main>${onThePage}</main></html>`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  shop.closeAllConnections();
  await Promise.all([web.close(), telegram.close(), mailbox.close(), new Promise((resolve) => shop.close(resolve))]);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('article', { name });

async function opened() {
  const { context, page } = await workspace.signIn();
  await page.goto('/settings/channels');
  return { context, page };
}

/** Opens the dialog and picks a kind in it. */
async function connecting(page: Page, kind: string) {
  await button(page, 'Connect a channel').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: kind }).click();
  return {
    fill: (name: string, value: string) => dialog.getByRole('textbox', { name, exact: true }).fill(value),
    pick: async (label: string, option: string) => {
      await dialog.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).click();
    },
    connect: () => button(page, 'Connect').click(),
    dialog,
  };
}

const peopleBy = async (email: string) =>
  (await workspace.call<{ items: { name: string; source: string }[] }>('GET', `/v1/contacts?identity=email:${email}`))
    .items;

test('a form is connected, put into a page as it is shown, and somebody who fills it in is a contact', async () => {
  const { context, page } = await opened();
  const { fill, connect } = await connecting(page, 'Form on your pages');
  await fill('Name', 'Contact form');
  await fill('Addresses of your pages', site);
  await connect();
  onThePage = await card(page, 'Contact form').locator('pre').innerText();
  await page.goto(site);
  await page.getByLabel('Name').fill('Ana Reyes');
  await page.getByLabel('Email').fill('ana.form@example.com');
  await page.getByLabel('Message').fill('How much for ten?');
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await expect.poll(() => peopleBy('ana.form@example.com')).toMatchObject([{ name: 'Ana Reyes', source: 'lead_form' }]);
  await context.close();
});

test('a mailbox is connected with the service that receives its mails, and a mail to it comes in', async () => {
  const { context, page } = await opened();
  const { fill, pick, connect, dialog } = await connecting(page, 'Email');
  await pick('Mails come in by', 'Mailgun');
  await dialog.getByText('Signing key').waitFor();
  await pick('Mails come in by', 'Postmark');
  await fill('Name', 'Our mailbox');
  await fill('Email address', 'hello@salon.example');
  const incoming = dialog.getByRole('group', { name: 'Mails that come in' });
  await incoming.getByRole('textbox', { name: 'User' }).fill('postmark');
  await incoming.locator('input[type=password]').fill('a password');
  await connect();
  const address = await card(page, 'Our mailbox').locator('pre').innerText();
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from('postmark:a password').toString('base64')}`,
    },
    body: JSON.stringify({
      ...{ FromFull: { Email: 'ana.mail@example.com', Name: 'Ana Reyes' }, Subject: 'Prices', TextBody: 'How much?' },
      ...{ MessageID: crypto.randomUUID(), Headers: [] },
    }),
  });
  expect(answer.status).toBe(200);
  await expect.poll(() => peopleBy('ana.mail@example.com')).toMatchObject([{ name: 'Ana Reyes', source: 'email' }]);
  await context.close();
});

test('what is missing or wrong stands at its field, and nothing is connected', async () => {
  const { context, page } = await opened();
  const { fill, connect, dialog } = await connecting(page, 'WhatsApp');
  await fill('Name', 'Our number');
  await connect();
  expect(await dialog.getByText('This is needed.').count()).toBe(4);
  await dialog.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: 'Chat widget' }).click();
  await fill('Addresses of your pages', 'salon');
  await connect();
  await dialog.getByText('must be an origin such as https://shop.example.com').waitFor();
  const { items } = await workspace.call<{ items: { name: string }[] }>('GET', '/v1/channels');
  expect(items.map(({ name }) => name)).not.toContain('Our number');
  await context.close();
});

test('an account whose token has expired says so, and goes on with a new one', async () => {
  await workspace.call('POST', '/v1/channels', {
    ...{ kind: 'telegram', name: 'Our bot' },
    credentials: { botToken: '77:expired', secretToken: 'told_to_telegram', apiBase: telegram.url },
  });
  const { context, page } = await opened();
  const bot = card(page, 'Our bot');
  await bot.getByText('The provider does not take the credentials').waitFor();
  await button(page, 'Change Our bot').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bot token', { exact: true }).fill('77:bot-token');
  await dialog.getByLabel('Name').fill('The bot');
  await button(page, 'Change').click();
  await card(page, 'The bot').getByText('Connected').waitFor();
  expect(await card(page, 'The bot').getByRole('alert').count()).toBe(0);
  await context.close();
});

test('a widget is given its look and words beside itself, and a page then shows it so', async () => {
  const { id } = await workspace.call<{ id: string }>('POST', '/v1/channels', {
    ...{ kind: 'web', name: 'Shop chat', credentials: { allowedOrigins: [site] } },
  });
  const { context, page } = await opened();
  await button(page, 'Look and words: Shop chat').click();
  const dialog = page.getByRole('dialog', { name: 'Look and words of Shop chat' });
  const preview = dialog.getByRole('region', { name: 'Preview' });
  const dye = async (color: string) => {
    await dialog.getByLabel('Color', { exact: true }).fill(color);
    // Leaves the field, and with it the palette that lies over the rest.
    await page.keyboard.press('Tab');
  };
  await preview.getByRole('heading', { name: 'Shop chat' }).waitFor();
  await dialog.getByRole('textbox', { name: 'Heading' }).fill('Hello from the shop');
  await preview.getByRole('heading', { name: 'Hello from the shop' }).waitFor();
  await preview.getByRole('textbox', { name: 'Write a message' }).fill('Is this so?');
  await page.keyboard.press('Enter');
  await preview.getByRole('log').getByText('Is this so?').waitFor();
  await page.keyboard.press('Escape');
  await preview.getByRole('button', { name: 'Chat with us' }).waitFor();

  await dye('#abc');
  await dialog.getByText('Left', { exact: true }).click();
  await dialog.getByText('Never', { exact: true }).click();
  await button(page, 'Words of the widget').click();
  await dialog.getByRole('textbox', { name: 'The button that opens it' }).fill('Magtanong');
  await button(page, 'Save').click();
  await dialog.getByText('must be a colour such as #0b6bcb').waitFor();
  await dye('#7a1fa2');
  await button(page, 'Save').click();
  await dialog.waitFor({ state: 'detached' });
  const { options } = await workspace.call<{ options: object }>('GET', `/v1/channels/${id}`);
  expect(options).toEqual({
    ...{ title: 'Hello from the shop', greeting: null, color: '#7a1fa2', position: 'left', leadForm: 'off' },
    texts: { launcher: 'Magtanong' },
  });

  onThePage = await card(page, 'Shop chat').locator('pre').innerText();
  await page.goto(site);
  await button(page, 'Magtanong').click();
  await page.getByRole('dialog', { name: 'Hello from the shop' }).waitFor();
  await context.close();
});

test('a template of WhatsApp is named on the card, and taken away again', async () => {
  const secrets = {
    appSecret: 'a',
    verifyToken: 'v',
    accessToken: 't',
    phoneNumberId: '7',
    apiBase: 'http://127.0.0.1:9',
  };
  await workspace.call('POST', '/v1/channels', { kind: 'whatsapp', name: 'Our phone', credentials: secrets });
  const { context, page } = await opened();
  const phone = card(page, 'Our phone');
  await phone.getByText('nothing can be sent').waitFor();
  await button(page, 'Template: Our phone').click();
  const dialog = page.getByRole('dialog');
  const [name, language] = ['Name of the template', 'Language'].map((label) =>
    dialog.getByRole('textbox', { name: label }),
  );
  await name?.fill('Our News');
  await button(page, 'Save').click();
  await dialog.getByText('must be the template’s name').waitFor();
  await dialog.getByText('must be its language').waitFor();
  await name?.fill('our_news');
  await language?.fill('en');
  await button(page, 'Save').click();
  await phone.getByText('by the template our_news (en)').waitFor();
  await button(page, 'Template: Our phone').click();
  await name?.fill('');
  await language?.fill('');
  await button(page, 'Save').click();
  await phone.getByText('nothing can be sent').waitFor();
  await context.close();
});

test('a mailbox that is read says so, and names no address to post to', async () => {
  const inbound = { provider: 'imap', host: '127.0.0.1', port: mailbox.port, ...IMAP_USER };
  const credentials = { address: 'read@salon.example', inbound };
  const { id } = await workspace.call<{ id: string }>('POST', '/v1/channels', {
    kind: 'email',
    name: 'Read',
    credentials,
  });
  const { context, page } = await opened();
  const read = card(page, 'Read');
  await read.getByText('looked for every minute').waitFor();
  await read.getByText('It is being read now.').waitFor();
  await read.getByText(/^It is being read now\. Read since /).waitFor();
  expect(await read.locator('pre').count()).toBe(0);
  await read.getByRole('button', { name: 'Pause' }).click();
  await read.getByText('What comes meanwhile waits there.').waitFor();
  await context.close();
  await workspace.call('DELETE', `/v1/channels/${id}`);
});
