import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type WebBrowser } from '../support/browser.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';

interface Contact {
  readonly id: string;
  readonly leadScore: number;
  readonly explain: { readonly leadScore: { readonly contributions: readonly { name: string; points: number }[] } };
  readonly [field: string]: unknown;
}

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
  // Quiet hours would be told as what holds a message back, at the hours of the day when they are on.
  await workspace.call('PATCH', '/v1/settings', { followUps: { quietHours: null } });
});
afterAll(() => web.close());

const read = (id: string): Promise<Contact> => workspace.call('GET', `/v1/contacts/${id}`);

async function aContact(
  name: string,
  text = 'Hi, how much is the full colour treatment? I am ready to buy.',
): Promise<string> {
  const visitor = name.toLowerCase().replaceAll(' ', '-');
  return (await workspace.says(visitor, text, { contact: { name, email: `${visitor}@example.com` } })).contactId;
}

async function opened(id: string, role: 'viewer' | 'agent' | 'admin' = 'agent', place = '') {
  const { context, page } = await workspace.signIn(role);
  await page.goto(`/contacts/${id}${place}`);
  return { context, page };
}

const saves = (page: Page) => page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());

async function edit(page: Page, label: string, value: string): Promise<void> {
  const saved = saves(page);
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
  await saved;
}

async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
  const saved = saves(page);
  await page.getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option }).first().click();
  await saved;
}

describe('edits in place', () => {
  test('are saved, seen by others at once, and left alone by Escape', async () => {
    const field = { key: 'budget', name: 'Budget', kind: 'number' };
    await workspace.call('POST', '/v1/custom-fields', field);
    await workspace.call('POST', '/v1/custom-fields', {
      key: 'size',
      name: 'Size',
      kind: 'choice',
      options: ['S', 'L'],
    });
    const id = await aContact('Ana Reyes');
    const [mine, theirs] = [await opened(id), await opened(id)];
    const { page } = mine;
    await theirs.page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
    await edit(page, 'Name', 'Ana Lucía Reyes');
    await theirs.page.getByRole('heading', { level: 1, name: 'Ana Lucía Reyes' }).waitFor({ timeout: 5_000 });
    await edit(page, 'Email', 'ana@reyes.example');
    await edit(page, 'Phone', '+639175550101');
    await edit(page, 'Company', 'Reyes Events');
    await edit(page, 'Budget', '1200');
    await pick(page, 'Size', 'L');
    await pick(page, 'Assigned to', 'Rosa Reyes');
    await page.getByLabel('Time zone').first().fill('Manila');
    await pick(page, 'Time zone', 'Asia/Manila');
    const vip = saves(page);
    await page.getByRole('switch', { name: 'VIP' }).press('Space');
    await vip;
    await page.getByRole('img', { name: 'VIP' }).waitFor();
    await page.getByLabel('Company', { exact: true }).fill('Something else');
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('Company', { exact: true }).inputValue()).toBe('Reyes Events');
    expect(await read(id)).toMatchObject({
      ...{ name: 'Ana Lucía Reyes', email: 'ana@reyes.example', phone: '+639175550101', company: 'Reyes Events' },
      ...{ customFields: { budget: 1200, size: 'L' }, timeZone: 'Asia/Manila', vip: true },
      assigneeId: expect.any(String),
    });
    for (const { context } of [mine, theirs]) await context.close();
  }, 60_000);

  test('are taken back with a reason when the server refuses them', async () => {
    await aContact('Berta Uno');
    const id = await aContact('Berta Due');
    const { context, page } = await opened(id);
    await page.getByLabel('Email', { exact: true }).fill('berta-uno@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Another contact has this email or phone.').waitFor();
    await expect.poll(() => page.getByLabel('Email', { exact: true }).inputValue()).toBe('berta-due@example.com');
    await context.close();
  });

  test('are not offered to who may only read', async () => {
    const { context, page } = await opened(await aContact('Vera Lesen'), 'viewer');
    await page.getByRole('heading', { level: 1, name: 'Vera Lesen' }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).getAttribute('readonly')).not.toBeNull();
    for (const name of ['Take over', 'Remind me', 'Add or take points', /^Set the status/]) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    await context.close();
  });
});

test('the journey has five steps with the time in each; a press sets one and locks it, until that is lifted', async () => {
  const id = await aContact('Carla Sy');
  const { context, page } = await opened(id);
  const journey = page.getByRole('region', { name: 'Journey' });
  const steps = journey.getByRole('button', { name: /^(Inquiry|Comparing|Closing|In Progress|Follow-up), / });
  await expect.poll(() => steps.count()).toBe(5);
  await journey
    .getByText('a moment')
    .or(journey.getByText(/minute/))
    .first()
    .waitFor();
  await steps.filter({ hasText: 'In Progress' }).click();
  await expect.poll(() => read(id)).toMatchObject({ stage: 'in_progress', locks: { stage: true } });
  await journey.getByText('In Progress · Fulfillment').waitFor();
  await journey.getByRole('button', { name: /the rules do not change it/ }).click();
  await expect.poll(() => read(id)).toMatchObject({ locks: { stage: false } });
  await expect.poll(() => journey.locator('[data-lock]').count()).toBe(0);
  await context.close();
});

test('status, stage, score and sentiment say why, and lead to the message', async () => {
  const id = await aContact('Dina Okafor');
  const { context, page } = await opened(id);
  await page.getByRole('button', { name: /^Set the status/ }).click();
  await page.getByRole('menuitem', { name: 'Converted' }).click();
  await expect.poll(() => read(id)).toMatchObject({ status: 'converted', locks: { status: true } });
  await page.locator('[data-lock=status]').waitFor();
  await page.getByRole('button', { name: 'Why this status?' }).click();
  await page.getByRole('dialog').getByText('A team member set the status to converted.').waitFor();
  await page.keyboard.press('Escape');
  for (const value of ['stage', 'score', 'sentiment']) {
    await page.getByRole('button', { name: `Why this ${value}?` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show the message' }).first().click();
    await page.locator('li[class*=sought]', { hasText: 'full colour treatment' }).waitFor();
  }
  await context.close();
});

test('the score is a stack of what added points, which a person adds to or assigns', async () => {
  const id = await aContact('Ella Bruno');
  const { context, page } = await opened(id);
  const score = page.getByRole('region', { name: 'Lead score' });
  await score.getByRole('progressbar').first().waitFor();
  const { leadScore: before, explain } = await read(id);
  const [{ name, points } = { name: '', points: 0 }] = explain.leadScore.contributions;
  await score.getByRole('row', { name: `+${String(points)} ${name}` }).waitFor();
  await score.getByRole('button', { name: 'Add or take points' }).click();
  await page.getByLabel('Points, negative to take away').fill('-7');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => (await read(id)).leadScore).toBe(before - 7);
  await score.getByText('−7').waitFor();
  await score.getByRole('button', { name: 'Assign a score' }).click();
  await page.getByLabel('Score, 0 to 100').fill('82');
  await page.getByRole('button', { name: 'Apply' }).click();
  await score.getByText('82 of 100').waitFor();
  await expect.poll(() => read(id)).toMatchObject({ leadScore: 82, leadGrade: 'A', locks: { score: true } });
  await context.close();
});

test('tags, notes and the timeline', async () => {
  const id = await aContact('Gina Park');
  const { context, page } = await opened(id);
  await page.getByLabel('Tags').first().fill('bridal');
  await page.keyboard.press('Enter');
  await expect.poll(() => read(id)).toMatchObject({ tags: [{ name: 'bridal' }] });
  await page.getByRole('textbox', { name: 'Notes' }).fill('Prefers mornings.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('[data-note]', { hasText: 'Prefers mornings.' }).getByText('Rosa Reyes').waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.locator('[data-kind=note]', { hasText: 'Note: Prefers mornings.' }).waitFor();
  await page.locator('[data-kind=tag]', { hasText: 'Tag: bridal added' }).getByText('by Rosa Reyes').waitFor();
  const status = page.locator('[data-kind=status]').first();
  await status.getByText(/^Status: none → /).waitFor();
  await status.getByText('by Rapport').waitFor();
  await page.locator('[data-kind=message]', { hasText: 'Contact wrote by Web Visitor' }).waitFor();
  await context.close();
});

test('a reminder, the contact’s follow-ups, and an opt-out', async () => {
  const id = await aContact('Hugo Lind');
  const { context, page } = await opened(id);
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.getByLabel(/^Message to send then/).fill('How did the fitting go?');
  await page.getByRole('button', { name: 'Set reminder' }).click();
  await page.getByRole('tab', { name: 'Follow-ups' }).click();
  const reminder = page.getByRole('article', { name: 'Hugo Lind' });
  await reminder.getByText('How did the fitting go?').waitFor();
  await reminder.getByRole('button', { name: 'Approve' }).click();
  await reminder.getByText(/Goes out .*: it is not due before\./).waitFor();
  await page.getByRole('button', { name: 'Write to them no more' }).click();
  await page.getByText('Asked not to be written to: everywhere').waitFor();
  await reminder.getByText('they asked not to be written to').waitFor();
  await page.getByRole('button', { name: 'Allow writing again: everywhere' }).click();
  await page.getByText('Nothing speaks against writing to them.').waitFor();
  const identities = page.getByRole('region', { name: 'How they reach you' });
  await identities.getByText('hugo-lind@example.com').waitFor();
  await identities.getByText('Claimed').waitFor();
  await identities.getByText('Verified').waitFor();
  await context.close();
});

test('leads to Temporal, hands out the data, and deletes after asking', async () => {
  const id = await aContact('Ines Vela');
  const { context, page } = await opened(id, 'admin');
  const menu = page.getByRole('button', { name: 'More about this contact' });
  await menu.click();
  const temporal = page.getByRole('menuitem', { name: 'See the workflow in Temporal' });
  expect(await temporal.getAttribute('href')).toContain(encodeURIComponent(`contact/${workspace.id}/${id}`));
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download all data (JSON)' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    contactId: id,
    held: { messages: expect.any(Array) },
  });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete contact' }).click();
  await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.waitForURL('**/people');
  await expect(read(id)).rejects.toThrow('404');
  await context.close();
});

test('opens in a drawer over the list, which keeps its filters, and as a page of its own', async () => {
  const id = await aContact('Jana Novak');
  const { context, page } = await workspace.signIn('agent');
  await page.goto('/people?channel=web&q=jana');
  await page.getByRole('link', { name: 'Jana Novak' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name: 'Jana Novak' }).waitFor();
  await drawer.getByRole('tab', { name: 'Details' }).click();
  await drawer.getByLabel('Company', { exact: true }).waitFor();
  expect(page.url()).toContain(`/people/${id}?`);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  const { pathname, search } = new URL(page.url());
  expect([pathname, search]).toEqual(['/people', '?channel=web&q=jana']);
  await page.getByRole('link', { name: 'Jana Novak' }).click();
  await drawer.getByRole('link', { name: 'Open as a page' }).click();
  await page.getByRole('heading', { level: 1, name: 'Jana Novak' }).waitFor();
  await context.close();
});
