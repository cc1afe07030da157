import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Decided } from './activity-contract.ts';
import type { LivingContact } from './carry.ts';
import { details, judgingDetails } from './details.ts';
import { changedAttributes } from './search-attributes.ts';

/** A deadline that has passed when it is told (a clock that differs, a rule that is not sure) is looked at again after this. */
const LEAST_PAUSE_MS = 1_000;

/** Takes over what was decided, and tells Temporal what an operator looks for. */
export function adopt(living: LivingContact, decided: Extract<Decided, { kind: 'decided' }>): void {
  living.step = decided.step;
  living.judgedSeq = decided.judgedSeq;
  living.deadline = decided.deadline;
  living.notBefore = Date.now() + LEAST_PAUSE_MS;
  const changed = changedAttributes(living.ref, living.attributes, decided.attributes);
  if (living.searchable && changed.length > 0) upsertSearchAttributes(changed);
  living.attributes = decided.attributes;
  setCurrentDetails(details(living));
}

/** Says that a judgement is under way: while the database or the model is away, this is what an operator sees. */
export function showJudging(living: LivingContact): void {
  setCurrentDetails(judgingDetails(living));
}
