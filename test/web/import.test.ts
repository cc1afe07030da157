import { mkdirSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

const SCREENSHOTS = 'dist/screenshots';

let web: WebBrowser;
let workspace: Workspace;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  web = await openBrowser();
  workspace = await newWorkspace(web);
  ({ context, page } = await workspace.signIn());
});
afterAll(async () => {
  await context.close();
  await web.close();
});

const dialog = () => page.getByRole('dialog', { name: 'Import contacts' });
const total = (text: string): Promise<void> => page.getByRole('status').getByText(text).waitFor();

async function drop(text: string | Buffer): Promise<void> {
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await dialog().locator('input[type=file]').setInputFiles(file);
}

async function look(name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
}

const FILE = Buffer.from(
  [
    'Nombre;Apellidos;Correo electrónico;Móvil;Empresa;Notas',
    'José;Peña;jose@example.com;+63 917 555 0101;Peña e Hijos;amable',
    'Ana;Reyes;ana@example.com;+63 917 555 0102;;',
    'Nadie;;;;;sin datos',
  ].join('\r\n'),
  'latin1',
);

test('a file is tried first, then imported, and who was not taken can be downloaded with the reason', async () => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Import contacts' }).first().click();
  await dialog().waitFor();
  await look('import-file');
  await drop(FILE);
  await dialog().getByText('Read as WINDOWS-1252, columns apart by semicolons').waitFor();
  expect(await dialog().getByRole('combobox', { name: 'What “Móvil” becomes' }).inputValue()).toBe('Phone');
  expect(await dialog().getByRole('combobox', { name: 'What “Notas” becomes' }).inputValue()).toBe('Leave out');
  await look('import-columns');
  await dialog().getByRole('button', { name: 'Try it first' }).click();
  await dialog().getByText('This is what would happen').waitFor({ timeout: 30_000 });
  expect(await dialog().locator('[data-outcome=created]').innerText()).toMatch(/^2\s/);
  await dialog().getByText('José · Peña · jose@example.com').waitFor();
  await look('import-tried');
  expect((await workspace.call<{ total: number }>('GET', '/v1/contacts/facets')).total).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog().getByRole('link', { name: 'Download these rows with their reasons' }).click(),
  ]);
  const rejected = readFileSync(await download.path(), 'utf8');
  expect(rejected).toContain(
    '4,"no_identity: The row has no email, phone or external id to know the person by.",Nadie',
  );
  await dialog().getByRole('button', { name: 'Import 2 rows' }).click();
  await dialog().getByText('Imported', { exact: true }).waitFor({ timeout: 30_000 });
  await look('import-done');
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await total('2 people');
  await page.getByRole('link', { name: 'José Peña' }).waitFor();
});

test('what would be refused is said before anything is sent, and a file of no rows in words', async () => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Import contacts' }).first().click();
  await drop('Name,Email\nAna,ana@example.com\n');
  const email = dialog().getByRole('combobox', { name: 'What “Email” becomes' });
  await email.click();
  await page.getByRole('option', { name: 'Company' }).click();
  await dialog().getByRole('alert').getByText('Choose a column with the email').waitFor();
  expect(await dialog().getByRole('button', { name: 'Try it first' }).isDisabled()).toBe(true);
  await dialog().getByRole('button', { name: 'Another file' }).click();
  await drop('');
  await page.getByRole('alert').getByText('The file has no rows.').waitFor();
});

test('a long import shows how far it is, and can be stopped', async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => `Person ${String(n)},person${String(n)}@stop.example`);
  await page.goto('/people');
  await page.getByRole('button', { name: 'Import contacts' }).first().click();
  await drop(`Name,Email\n${rows.join('\n')}\n`);
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await dialog().getByRole('status').getByText('of 40,000 rows').waitFor({ timeout: 30_000 });
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await dialog().getByText('Stopped. What was imported stays.').waitFor({ timeout: 60_000 });
}, 120_000);

test('who only looks is not offered it', async () => {
  const { context: other, page: theirs } = await workspace.signIn('viewer');
  await theirs.goto('/people');
  await theirs.getByRole('link', { name: 'Export' }).waitFor();
  expect(await theirs.getByRole('button', { name: 'Import contacts' }).count()).toBe(0);
  await other.close();
});
