import type { CustomFollowUp, Settings } from '../settings.ts';
import type { FollowUpKind } from './contract.ts';

export type Mode = CustomFollowUp['mode'];

/** What the settings say of a trigger. A custom rule that is gone is off; reminders always wait for a person. */
export function modeOf({ followUps }: Settings, kind: FollowUpKind, ruleId: string | null): Mode {
  if (kind === 'reminder') return 'approval';
  if (kind === 'custom') return followUps.custom.find(({ id }) => id === ruleId)?.mode ?? 'off';
  return followUps.triggers[kind].mode;
}

/** Whether it is sent without asking anybody. */
export function sendsByItself(settings: Settings, kind: FollowUpKind, ruleId: string | null): boolean {
  return settings.followUps.auto && modeOf(settings, kind, ruleId) === 'auto';
}
