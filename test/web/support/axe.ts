import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Fault = readonly [rule: string, where: readonly (readonly [html: string, why: string | undefined])[]];

/** As many of a rule's places as a report can be read with. */
const PLACES = 3;

/**
 * What axe-core complains of on the page as it stands, each rule with the places and why; none is `[]`. What still fades in
 * is waited for: half shown, its letters have half their contrast.
 */
export async function faultsOf(page: Page, { without = [] as string[] } = {}): Promise<Fault[]> {
  await page.evaluate(ALL_AT_REST);
  const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, PLACES).map(({ html, failureSummary }) => [html, failureSummary] as const),
  ]);
}

/**
 * Runs in the page, once: to ask again and again, the browser's driver would need what the page's security policy refuses.
 * What turns for ever, as a sign of waiting does, is at rest; what is taken away half-way is too.
 */
const ALL_AT_REST = `Promise.allSettled(document.getAnimations()
  .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))
  .then(() => undefined)`;
