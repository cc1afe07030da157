import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

let web: WebBrowser;
let workspace: Workspace;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let ana: string;

beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  const told = await workspace.says('ana', 'Hi, this is great, I love it! How much is the haircut?', {
    contact: { name: 'Ana Reyes', email: 'ana@example.com' },
  });
  ana = told.contactId;
  await workspace.says('ben', 'This is terrible. I am very angry, worst service ever!', {
    channel: 'whatsapp',
    channelUserId: '639175550102',
    contact: { name: 'Ben Cruz' },
  });
  await workspace.says('carla', 'hello', { contact: { name: 'Carla Díaz', phone: '+639175550103', verified: true } });
  await workspace.call('POST', `/v1/contacts/${ana}/tags`, { name: 'wholesale' });
  await workspace.call('PATCH', `/v1/contacts/${ana}`, { vip: true });
  ({ context, page } = await workspace.signIn());
  complaints = complaintsOf(page);
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await context.close();
  await web.close();
});

const row = (name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
const names = async (): Promise<string[]> => page.locator('a[data-contact]').allTextContents();
// The box itself is hidden behind its pill, as the library draws it.
const pill = (name: RegExp): Locator =>
  page.getByRole('region', { name: 'Filters' }).locator('label', { hasText: name });
const found = (text: string): Promise<void> => page.getByRole('status').getByText(text).waitFor();

test('a row is the whole contact card, each mark with its words', async () => {
  await page.goto('/people');
  await found('3 people');
  const card = row('Ana Reyes');
  await card.getByRole('img', { name: 'Email: ana@example.com' }).waitFor();
  await card.getByRole('img', { name: 'No phone yet' }).waitFor();
  await card.getByRole('img', { name: 'Web Visitor' }).waitFor();
  await card.getByRole('img', { name: /, stage \d of 5$/ }).waitFor();
  await card.getByRole('img', { name: /^Lead grade [A-F], score \d+ of 100$/ }).waitFor();
  await card.getByRole('img', { name: /[Pp]ositive \(\+[01]\.\d\d\)$/ }).waitFor();
  await card.getByRole('img', { name: 'VIP' }).waitFor();
  await card.getByText('wholesale').waitFor();
  await card.getByRole('progressbar', { name: /^Profile \d+ % complete$/ }).waitFor();
  expect(await card.locator('[data-status]').textContent()).toMatch(/^(New|Active|Qualified)$/);
  await row('Carla Díaz').getByRole('img', { name: 'Phone: +639175550103' }).waitFor();
  await row('Ben Cruz').getByRole('img', { name: 'WhatsApp' }).waitFor();
  await row('Ben Cruz')
    .getByRole('img', { name: /[Nn]egative \(-/ })
    .waitFor();
});

test('an address that is there is green, one that is missing gray', async () => {
  const color = (name: string | RegExp): Promise<string> =>
    row('Ana Reyes')
      .getByRole('img', { name })
      .evaluate(
        (icon) =>
          (globalThis as unknown as { getComputedStyle(e: unknown): { color: string } }).getComputedStyle(icon).color,
      );
  const [red = 0, green = 0, blue = 0] = ((await color(/^Email:/)).match(/\d+/g) ?? []).map(Number);
  expect(green).toBeGreaterThan(red + 40);
  expect(green).toBeGreaterThan(blue + 40);
  const missing = ((await color('No phone yet')).match(/\d+/g) ?? []).map(Number);
  expect(Math.max(...missing) - Math.min(...missing)).toBeLessThan(30);
});

test('search finds fragments as one types, and stands in the address', async () => {
  await page.goto('/people');
  await found('3 people');
  await page.keyboard.press('/');
  await page.keyboard.type('diaz car');
  await found('1 person');
  expect(await names()).toEqual(['Carla Díaz']);
  expect(new URL(page.url()).searchParams.get('q')).toBe('diaz car');
  await page.getByRole('searchbox').fill('0917 555 0103');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('0917 555 0103');
  await page.reload();
  await expect.poll(names).toEqual(['Carla Díaz']);
  expect(await page.getByRole('searchbox').inputValue()).toBe('0917 555 0103');
  await page.getByRole('button', { name: 'Clear search' }).click();
  await found('3 people');
});

test('pills count under the other filters, OR inside a group, AND between groups', async () => {
  await page.goto('/people');
  await found('3 people');
  await pill(/^Web Visitor 2$/).click();
  await found('2 people');
  expect(new URL(page.url()).search).toBe('?channel=web');
  // The other channel would add its one: a group ignores its own filter.
  await pill(/^WhatsApp 1$/).click();
  await found('3 people');
  expect(new URL(page.url()).searchParams.getAll('channel')).toEqual(['web', 'whatsapp']);
  await pill(/^VIP 1$/).click();
  await found('1 person');
  expect(await names()).toEqual(['Ana Reyes']);
  await pill(/^WhatsApp 0$/).waitFor();
  await page.getByRole('button', { name: 'Remove filter VIP' }).click();
  await found('3 people');
  await page.goBack();
  await found('1 person');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await found('3 people');
});

test('an address with a filter that does not exist says so, and the filter can be taken away', async () => {
  await page.goto('/people?status=happy');
  await page
    .getByRole('alert')
    .getByText(/status/)
    .waitFor();
  await page.getByRole('button', { name: 'Remove filter happy' }).click();
  await found('3 people');
});

test('a tag is a pill too', async () => {
  await page.goto('/people');
  await pill(/^wholesale 1$/).click();
  await expect.poll(names).toEqual(['Ana Reyes']);
});

test('days narrow the list, the last one with all its hours', async () => {
  const today = await page.evaluate<string>(
    'new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)',
  );
  await page.goto('/people');
  await page.getByLabel('First seen from').fill(today);
  await page.getByLabel('First seen until').fill(today);
  await expect.poll(() => new URL(page.url()).searchParams.get('firstSeenBefore')).toMatch(/^\d{4}-/);
  await found('3 people');
  await page.getByLabel('First seen until').fill('2020-01-01');
  await found('0 people');
  await page.reload();
  expect(await page.getByLabel('First seen until').inputValue()).toBe('2020-01-01');
});

test('sorts as chosen, and the address says how', async () => {
  await page.goto('/people');
  await found('3 people');
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Name, A to Z');
  await expect.poll(names).toEqual(['Ana Reyes', 'Ben Cruz', 'Carla Díaz']);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('name');
});

test('a set of filters is saved under a name, opened again, and deleted', async () => {
  await page.goto('/people?status=new&status=active&status=qualified&sort=name');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Fresh ones');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Fresh ones', exact: true }).waitFor();

  await page.goto('/people');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Fresh ones' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?status=new&status=active&status=qualified&sort=name');
  await page.getByRole('button', { name: 'Fresh ones', exact: true }).click();
  await page.getByRole('button', { name: 'Delete view Fresh ones' }).click();
  await page.getByText('No saved views yet').waitFor();
  await page.keyboard.press('Escape');
});

test('the columns are a choice that this browser remembers', async () => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Company' }).check();
  await page.getByRole('checkbox', { name: 'Stage' }).uncheck();
  await page.reload();
  await page.getByRole('columnheader', { name: 'Company' }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'Stage' }).count()).toBe(0);
});

test('the keyboard goes through the list, opens and closes a contact', async () => {
  await page.goto('/people?sort=name');
  await found('3 people');
  await expect.poll(names).toHaveLength(3);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('x');
  await page.getByRole('status').getByText('1 person selected').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/people/${ana}`);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).pathname).toBe('/people');
  expect(new URL(page.url()).search).toBe('?sort=name');
});

test('exports whom the filters show', async () => {
  await page.goto('/people?channel=web&sort=name');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const lines = (await text(await (await downloading).createReadStream())).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^name,email,phone,/);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['Ana Reyes', 'Carla Díaz']);
});

async function text(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
