import { firstFoundAt } from '../../domain/follow-ups/under-settings.ts';
import { judge } from '../../domain/judge.ts';
import type { Settings } from '../../domain/settings.ts';
import { projectionOf } from '../../db/repositories/judgements.ts';
import { SHOWN_COLUMNS, type BehindContact, type UnchangedContact } from '../../db/repositories/reclassify.ts';

/** What new settings mean for one contact. */
export type Consequence =
  /** Its row would show something else: it has to be judged now. */
  | { readonly kind: 'changes' }
  /** Nothing yet, but sooner than its workflow's timer: it has to be told before. */
  | { readonly kind: 'sooner'; readonly dueAt: string }
  | { readonly kind: 'same'; readonly contact: UnchangedContact };

/**
 * Judges a contact by new settings at the instant of its last judgement and now. Only when both show what the row shows is
 * nothing lost by leaving it asleep, and is the row what a rebuild at its last judgement would make of it.
 */
export function underNewSettings(contact: BehindContact, settings: Settings, now: Date): Consequence {
  const { id, step, state, known } = contact;
  if (state === null) return { kind: 'changes' };
  const judgedAt = (at: Date) => judge({ state, known, settings, now: at.toISOString() });
  const then = projectionOf(judgedAt(contact.evaluated_at));
  const today = judgedAt(now);
  const differs = (other: typeof then) => SHOWN_COLUMNS.some((column) => other[column] !== contact[column]);
  if (differs(then) || differs(projectionOf(today))) return { kind: 'changes' };
  // Its mode, its gate, when it expires or counts as unanswered: only its workflow can say what becomes of it.
  if (contact.other_rules && contact.has_follow_ups) return { kind: 'changes' };
  const { unverified, time_zone, dates } = contact;
  const timeZone = time_zone ?? settings.locale.timeZone;
  const asked = { state, settings, timeZone, unverified, dates, judgement: today, now: now.toISOString() };
  const foundAt = contact.other_rules ? firstFoundAt(asked) : null;
  if (foundAt !== null && foundAt <= asked.now) return { kind: 'changes' };
  const { explain, next_deadline, deadline_cause } = then;
  const dueAt = [
    ...soonerThan(contact.next_deadline, next_deadline),
    ...soonerThan(contact.next_look_at, foundAt),
  ].toSorted()[0];
  if (dueAt !== undefined) return { kind: 'sooner', dueAt };
  return { kind: 'same', contact: { id, step, explain, next_deadline, deadline_cause } };
}

/** The new instant, where the old timer would come after it. */
function soonerThan(timer: Date | null, instant: string | null): string[] {
  return instant !== null && (timer === null || instant < timer.toISOString()) ? [instant] : [];
}
