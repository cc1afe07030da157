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
  const judgedAt = (at: Date) => projectionOf(judge({ state, known, settings, now: at.toISOString() }));
  const then = judgedAt(contact.evaluated_at);
  const differs = (other: typeof then) => SHOWN_COLUMNS.some((column) => other[column] !== contact[column]);
  if (differs(then) || differs(judgedAt(now))) return { kind: 'changes' };
  const { explain, next_deadline, deadline_cause } = then;
  const timer = contact.next_deadline?.toISOString() ?? null;
  if (next_deadline !== null && (timer === null || next_deadline < timer)) {
    return { kind: 'sooner', dueAt: next_deadline };
  }
  return { kind: 'same', contact: { id, step, explain, next_deadline, deadline_cause } };
}
