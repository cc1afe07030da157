/**
 * How sure a reading must be to be taken in. Confidences are calibrated, so one half is "rather than not". These are no
 * settings: what a message said must not depend on numbers a workspace changes, or a state could not be judged anew.
 */
export const SURE = 0.5;

/**
 * To send the journey back, more is asked: customers put a simple question in the middle of a negotiation, and a stage
 * that falls back on each of them would start and stop follow-ups.
 */
export const SURE_OF_GOING_BACK = 0.6;

/**
 * What is said this soon after a deal belongs to it: "yes, three is fine, thanks" neither opens a new inquiry nor
 * closes the service. Six hours: the same sitting, but not the next day.
 */
export const SAME_SITTING_MS = 6 * 3_600_000;

/** An action that shows the wish to buy without being a purchase (product.md section 5). */
export const INTENT_ACTIONS: readonly string[] = ['booking_attempted'];

/** Signals and intents that only somebody who was served gives, at whatever time. */
export const AFTER_SALE_SIGNS: ReadonlySet<string> = new Set([
  'complaint',
  'repeat_customer',
  'referral',
  'refund',
  'return',
  'support',
  'warranty',
  'feedback',
]);
