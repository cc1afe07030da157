import { parseDuration } from '../duration.ts';
import { rule } from '../rules/catalogue.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { ContactState, Run, Turn } from '../state.ts';
import type { NewFollowUp } from './contract.ts';
import { mayNudge, placeFor, placed } from './finding.ts';
import type { Finding, Scene } from './finding.ts';

/** A point that the contact left open, with the business having spoken last. */
interface LeftOpen {
  readonly contact: Run;
  readonly business: Run;
  readonly ruleId: RuleId;
  readonly openPoint: NewFollowUp['openPoint'];
  readonly evidence: NewFollowUp['evidence'];
}

/** The contact stopped answering mid-conversation (product.md section 9). */
export function findGhosting(scene: Scene): Finding[] {
  const { state, settings, unverified } = scene;
  return state.conversations.turns.flatMap((turn) => {
    const open = leftOpen(turn, state);
    const place = placeFor(turn, scene);
    if (open === null || place === null || !mayNudge(scene, place) || !mayNudge(scene, turn)) return [];
    if (wroteElsewhere(turn, open.business.at, state, unverified)) return [];
    const { after } = settings.followUps.triggers.ghosting;
    const since = open.business.at;
    return [
      {
        kind: 'ghosting' as const,
        ruleId: null,
        // Not the business's message: another one of those would make a dismissed follow-up come back.
        anchor: open.contact.messageId,
        foundAt: Date.parse(since) + parseDuration(after),
        dueAt: null,
        ...placed(turn, place, open.openPoint, scene),
        rule: rule(open.ruleId),
        params: { since },
        evidence: open.evidence,
        asksPerson: false,
      },
    ];
  });
}

/**
 * What is open in a conversation: the business asked something, or answered the contact's question, or left somebody
 * who looked for something without an end, since an offer ("I can do 3 pm") waits for a word as a question does. Nothing
 * is when the contact ended it ("thanks, bye"), whatever the business said to that; when a deal was confirmed since; or
 * when the business itself promised to come back, so that it is its turn. A closing word of the business ends what the
 * contact left without a question. History leaves nothing open.
 */
export function leftOpen({ contact, business }: Turn, { conversions }: ContactState): LeftOpen | null {
  if (contact === null || business === null || contact.backfill || business.backfill) return null;
  if (contact.closes || business.promises || business.converts) return null;
  if (conversions !== null && conversions.last.at > contact.at) return null;
  const common = { contact, business };
  if (business.asked !== null) {
    const evidence = [business.asked];
    return { ...common, ruleId: 'follow_up.ghosting_question', openPoint: 'our_question', evidence };
  }
  const shown = [{ messageId: business.messageId }, contact.asked ?? { messageId: contact.messageId }];
  if (contact.asked !== null) {
    return { ...common, ruleId: 'follow_up.ghosting_answer', openPoint: 'their_question', evidence: shown };
  }
  if (!contact.wants || business.closes) return null;
  return { ...common, ruleId: 'follow_up.ghosting_interest', openPoint: 'their_decision', evidence: shown };
}

/** Whoever went on in another conversation has not stopped answering. A claimed link proves no such thing. */
function wroteElsewhere(turn: Turn, since: string, state: ContactState, unverified: readonly string[]): boolean {
  return state.conversations.turns.some(
    ({ conversationId, contact }) =>
      conversationId !== turn.conversationId &&
      contact !== null &&
      contact.at > since &&
      !unverified.includes(conversationId),
  );
}
