import type { Judgement } from '../judgement.ts';
import { planReviews } from '../reviews/plan.ts';
import type { Settings } from '../settings.ts';
import type { ContactState } from '../state.ts';
import { planFollowUps } from './plan.ts';

/**
 * When settings may first give a contact something that it has no follow-up or review for, in ISO 8601 UTC: `now` for
 * at once, null for never. Asks no row: what was dismissed, answered or sent before counts as new, and so does what an
 * opt-out or a missing tag will hold back. Waking such a contact shows that nothing follows; leaving one asleep that has
 * something coming would lose it.
 *
 * @throws RangeError when `now` is no instant or `timeZone` no zone
 */
export function firstFoundAt(asked: {
  readonly state: ContactState;
  readonly judgement: Judgement;
  readonly settings: Settings;
  readonly timeZone: string;
  readonly unverified: readonly string[];
  readonly dates?: Readonly<Record<string, string>>;
  readonly now: string;
}): string | null {
  const settings = withoutTags(asked.settings);
  const nothing = { existing: [], handledByHuman: [], tags: [], erased: false };
  const plan = planFollowUps({ ...asked, ...nothing, settings, optedOut: [] });
  const reviews = planReviews({ ...asked, ...nothing, settings, releasedAt: {} });
  if (plan.create.length > 0 || reviews.create.length > 0) return asked.now;
  return plan.nextLookAt?.at ?? null;
}

function withoutTags({ followUps, ...settings }: Settings): Settings {
  const custom = followUps.custom.map(({ when: { tag: _tag, ...when }, ...rule }) => ({ ...rule, when }));
  return { ...settings, followUps: { ...followUps, custom } };
}
