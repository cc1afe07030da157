import type { ContactDetail, Stage } from '../../api/contacts.ts';

type Entered = ContactDetail['stageHistory'][number];

/**
 * How long the contact has been in each stage, all visits together.
 *
 * @param now epoch milliseconds, until which the present stage counts
 * @returns milliseconds; a stage that was never entered is missing
 */
export function timeInStages(history: readonly Entered[], now: number): Partial<Record<Stage, number>> {
  const spent: Partial<Record<Stage, number>> = {};
  for (const { stage, from, to } of history) {
    const until = to === null ? now : Date.parse(to);
    spent[stage] = (spent[stage] ?? 0) + Math.max(0, until - Date.parse(from));
  }
  return spent;
}
