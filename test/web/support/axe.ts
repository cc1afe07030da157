import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/install/places.ts';

/** Pictures of the screens for people to look at; ignored by git. */
const PICTURES = path.join(projectRoot, 'dist', 'screenshots');

type Fault = readonly [rule: string, where: readonly (readonly [html: string, why: string | undefined])[]];

/** The window to look in, where a test can choose: nothing fades. */
export const STILL = { reducedMotion: 'reduce' } as const;

export const FAULTLESS = { light: [], dark: [] };

/**
 * What axe-core complains of on one page in both color schemes, changed while it is open, as a device does in the evening;
 * {@link FAULTLESS} is none.
 *
 * @param picture what to call a picture of each; left out, none is taken
 */
export async function faultsByDayAndNight(
  page: Page,
  { picture, ...axe }: { picture?: string; without?: string[] } = {},
): Promise<Record<'light' | 'dark', Fault[]>> {
  const found: Record<'light' | 'dark', Fault[]> = { light: [], dark: [] };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    found[colorScheme] = await faultsOf(page, axe);
    if (picture !== undefined) {
      await page.screenshot({ path: path.join(PICTURES, `${picture}-${colorScheme}.png`) });
    }
  }
  return found;
}

/** As many of a rule's places as a report can be read with. */
const PLACES = 3;

/**
 * What axe-core complains of on the page as it stands, each rule with the places and why; none is `[]`. What still fades in
 * is waited for: half shown, its letters have half their contrast.
 */
export async function faultsOf(page: Page, { without = [] }: { without?: string[] } = {}): Promise<Fault[]> {
  await page.evaluate(ALL_AT_REST);
  const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, PLACES).map(({ html, failureSummary }) => [html, failureSummary] as const),
  ]);
}

/**
 * Runs in the page, once: to ask again and again, the browser's driver would need what the page's security policy refuses.
 * A few frames first, or half a second where none are drawn: the library begins to fade in two frames after the thing is
 * there. What turns for ever, as a sign of waiting does, is at rest; what is taken away half-way is too.
 */
const ALL_AT_REST = `new Promise((resolve) => {
    const frames = (left) => (left === 0 ? resolve() : requestAnimationFrame(() => frames(left - 1)));
    frames(4);
    setTimeout(resolve, 500);
  })
  .then(() => Promise.allSettled(document.getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)))
  .then(() => undefined)`;
