import type { FollowUp } from '../../api/follow-ups.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';

const words = followUpsTexts.gate;

/**
 * Whether a follow-up that is not sent yet may go out, in a sentence.
 *
 * @param when puts an instant into the sentence
 */
export function gateInWords({ state, gate }: Pick<FollowUp, 'state' | 'gate'>, when: (at: string) => string): string {
  const others = gate.reasons.filter((reason) => reason !== 'not_approved');
  const why = words.join(others.map((reason) => words.reasons[reason]));
  if (state === 'approved') {
    if (others.length === 0) return words.going;
    return gate.opensAt === null ? words.blocked(why) : words.goesOut(when(gate.opensAt), why);
  }
  if (others.length === 0) return words.ready;
  return gate.opensAt === null ? words.blocked(why) : words.onceApproved(when(gate.opensAt), why);
}

/** Whether only a person or a setting can let it out. */
export const isBlocked = ({ gate }: Pick<FollowUp, 'gate'>): boolean =>
  gate.opensAt === null && gate.reasons.some((reason) => reason !== 'not_approved');
