import type { FollowUpState } from '../../api/follow-ups.ts';

/** What each tab shows. */
export const TAB_STATES = {
  waiting: ['pending'],
  scheduled: ['approved'],
  unconfirmed: ['unconfirmed'],
  sent: ['sent'],
  failed: ['failed'],
  closed: ['dismissed', 'cancelled'],
} as const satisfies Record<string, readonly FollowUpState[]>;

export type Tab = keyof typeof TAB_STATES;
export const TABS = Object.keys(TAB_STATES) as Tab[];

export const isTab = (value: unknown): value is Tab => typeof value === 'string' && value in TAB_STATES;
