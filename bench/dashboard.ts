import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../scripts/install/chromium.ts';
import { latencyOf, timed } from './support/percentiles.ts';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

const DESKTOP = { width: 1440, height: 900 };
const FIRST_ROW = '[aria-busy="false"] [data-index="0"] a[data-contact]';
/** Pressed one after the other, as somebody narrows a list down: each of them alone, then all together. */
const PRESSED = [
  { label: /^Qualified/, query: { status: 'qualified' } },
  { label: /^Comparing/, query: { stage: 'comparing' } },
  { label: /^WhatsApp/, query: { channel: 'whatsapp' } },
  { label: /^VIP/, query: { vip: 'true' } },
] as const;
const ROUNDS = 3;
const LAST_ROW = 10_000;
const ROW_HEIGHT = 56;
/** Fifty rows at a time: faster than a hand turns a wheel. */
const STEP = 50 * ROW_HEIGHT;

/** People in a real Chromium on many contacts: from a press on a filter to its rows, and scrolling to the 10,000th row. */
export async function measureDashboard(setting: Setting): Promise<Measurement[]> {
  const browser = await chromium.launch({
    executablePath: findChromium(() => undefined),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const page = await signedIn(browser, setting);
    return [...(await measureFilters(page, setting)), ...(await measureScrolling(page, browser))];
  } finally {
    await browser.close();
  }
}

/** A window of an admin who was invited, with the list open. */
async function signedIn(browser: Browser, { installation, client }: Setting): Promise<Page> {
  const invited = { email: 'bench@example.com', name: 'Bench', role: 'admin' };
  const { inviteUrl } = await client.post<{ inviteUrl: string }>('/v1/users', invited);
  const token = new URL(inviteUrl).searchParams.get('token');
  const context = await browser.newContext({ baseURL: installation.baseUrl, viewport: DESKTOP });
  const used = await context.request.post('/v1/sign-in-links/use', {
    data: { token, password: 'a password of the bench' },
  });
  if (!used.ok()) throw new Error(await used.text());
  const page = await context.newPage();
  await page.goto('/people');
  await page.locator(FIRST_ROW).waitFor();
  return page;
}

async function measureFilters(page: Page, { client }: Setting): Promise<Measurement[]> {
  const [shown, answered]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    let query: Record<string, string> = {};
    for (const pressed of PRESSED) {
      query = { ...query, ...pressed.query };
      const asked = JSON.stringify(Object.values(pressed.query)[0]).slice(1, -1);
      const answer = page.waitForResponse((each) => /\/v1\/contacts\?/.test(each.url()) && each.url().includes(asked));
      const { ms } = await timed(async () => {
        await page.locator('label', { hasText: pressed.label }).click();
        await answer;
        await page.locator(FIRST_ROW).waitFor();
      });
      shown.push(ms);
      answered.push((await timed(() => client.get('/v1/contacts', { ...query, limit: 50 }))).ms);
    }
    const all = page.waitForResponse((each) => /\/v1\/contacts\?/.test(each.url()) && !/status=/.test(each.url()));
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await all;
    await page.locator('[aria-busy="false"] [data-index="9"]').waitFor();
  }
  const [ours, raw] = [latencyOf(shown), latencyOf(answered)];
  const rawIs = 'the API’s answer to the same filters';
  return [
    { name: 'from a filter to its rows, p50', unit: 'ms', rapport: ours.p50, raw: raw.p50, rawIs },
    { name: 'from a filter to its rows, longest', unit: 'ms', rapport: ours.max, raw: raw.max, rawIs },
  ];
}

async function measureScrolling(page: Page, browser: Browser): Promise<Measurement[]> {
  const list = await pausesWhileScrolling(page, async () => {
    await page.locator(`[data-index="${String(LAST_ROW - 1)}"] a[data-contact]`).waitFor({ timeout: 60_000 });
  });
  const plain = await browser.newPage({ viewport: DESKTOP });
  const rows = Array.from(
    { length: LAST_ROW },
    (_, n) => `<p style="height:${String(ROW_HEIGHT)}px;margin:0">${String(n)}</p>`,
  );
  await plain.setContent(`<div style="height:800px;overflow:auto"><div data-index="0">${rows.join('')}</div></div>`);
  const raw = await pausesWhileScrolling(plain, () => Promise.resolve());
  const rawIs = 'the same scrolling over as many plain rows';
  return [
    { name: 'a frame while scrolling, p99', unit: 'ms', rapport: list.p99, raw: raw.p99, rawIs },
    { name: 'a frame while scrolling, longest', unit: 'ms', rapport: list.max, raw: raw.max, rawIs },
    { name: 'to row 10,000 with its data', unit: 'ms', rapport: list.tookMs, raw: raw.tookMs, rawIs },
  ];
}

/** Runs in the page, whose types this project's own compiler does not know: scrolls a step each frame, and answers the pauses. */
const SCROLL = `(async () => {
  let place = document.querySelector('[data-index]').parentElement;
  while (place.scrollHeight <= place.clientHeight) place = place.parentElement;
  const pauses = [];
  let last = performance.now();
  for (let top = 0; top <= ${String(LAST_ROW * ROW_HEIGHT)}; top += ${String(STEP)}) {
    place.scrollTop = top;
    const now = await new Promise(requestAnimationFrame);
    pauses.push(now - last);
    last = now;
  }
  return pauses.slice(1);
})()`;

async function pausesWhileScrolling(page: Page, arrived: () => Promise<void>) {
  const { ms: tookMs, result: pauses } = await timed(async () => {
    const found = await page.evaluate<number[]>(SCROLL);
    await arrived();
    return found;
  });
  return { ...latencyOf(pauses), tookMs };
}
