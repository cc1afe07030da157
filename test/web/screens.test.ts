import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/install/places.ts';
import { complaintsOf, DESKTOP, openBrowser, openWindow, PHONE, type WebBrowser } from '../support/browser.ts';
import { faultsOf } from './support/axe.ts';
import { newWorkspace, type Workspace } from './support/workspace.ts';
import { screens } from './support/screens.ts';

/** Pictures of every screen for people to look at; ignored by git. */
const PICTURES = path.join(projectRoot, 'dist', 'screenshots');

let web: WebBrowser;
let workspace: Workspace;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
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
    ({ context, page } = await workspace.signIn('admin', { viewport }));
    complaints = complaintsOf(page);
  });
  afterAll(() => context.close());

  test.each(screens)('$name, by day and by night', { timeout: 60_000 }, async (screen) => {
    const place = await screen.prepare(workspace);
    const shown = screen.signedOut ? await (await openWindow(web, { viewport })).newPage() : page;
    await shown.goto(place);
    await screen.ready(shown);
    // One page in both: a device that goes dark in the evening changes it while it is open.
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.emulateMedia({ colorScheme });
      await shown.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const faults = await faultsOf(shown);
      await shown.screenshot({ path: path.join(PICTURES, `${screen.name}-${colorScheme}-${device}.png`) });
      expect({ colorScheme, faults }).toEqual({ colorScheme, faults: [] });
    }
    expect(complaints).toEqual([]);
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    if (shown !== page) await shown.context().close();
  });
});
