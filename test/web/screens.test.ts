import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintsOf, DESKTOP, openBrowser, openWindow, PHONE, type WebBrowser } from '../support/browser.ts';
import { FAULTLESS, faultsByDayAndNight, STILL } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';
import { screens } from './support/screens.ts';

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  web = await openBrowser();
  workspace = await newWorkspace(web);
});
afterAll(() => web.close());

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('%s', (device, viewport) => {
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ context, page } = await workspace.signIn('admin', { viewport, ...STILL }));
    complaints = complaintsOf(page);
  });
  afterAll(() => context.close());

  test.each(screens)('$name, by day and by night', { timeout: 60_000 }, async (screen) => {
    const place = await screen.prepare(workspace);
    const shown = screen.signedOut ? await (await openWindow(web, { viewport, ...STILL })).newPage() : page;
    const heard = shown === page ? complaints : complaintsOf(shown);
    await shown.goto(place);
    await screen.ready(shown);
    expect(await faultsByDayAndNight(shown, { picture: `${screen.name}-${device}` })).toEqual(FAULTLESS);
    expect(heard).toEqual([]);
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    if (shown !== page) await shown.context().close();
  });
});
