import { parseDuration } from '../duration.ts';
import { ruleSign } from '../fold/conversation-state.ts';
import { rule } from '../rules/catalogue.ts';
import type { CustomFollowUp } from '../settings.ts';
import type { Run, SignMark, Turn } from '../state.ts';
import { lastSignAt, latestTurn, mayNudge, placeFor, placed } from './finding.ts';
import type { Finding, Scene } from './finding.ts';
import { dateAnchor, occasionsOf } from './occasions.ts';

/**
 * A rule's word counts for the stretch of conversation it was said in. A week: a quote is talked over for days, and one
 * of last month is another matter.
 */
const STRETCH_MS = 7 * 86_400_000;

/** A conversation with its contact's last message, which is live. */
interface Where {
  readonly turn: Turn;
  readonly contact: Run;
  readonly place: Turn;
}

/** The workspace's own rules: all conditions that a rule names hold, inside a list one suffices. */
export function findCustom(scene: Scene): Finding[] {
  const turn = latestTurn(scene);
  const place = turn === null ? null : placeFor(turn, scene);
  if (turn?.contact == null || turn.contact.backfill || place === null) return [];
  if (!mayNudge(scene, turn) || !mayNudge(scene, place)) return [];
  const where = { turn, contact: turn.contact, place };
  return scene.settings.followUps.custom.flatMap((custom) => {
    const finding = found(custom, where, scene);
    return finding === null ? [] : onItsDays(custom, finding, scene);
  });
}

/** Once for each day that it waits for: the one after is known before this one is over, so that somebody is there for it. */
function onItsDays({ when: { date } }: CustomFollowUp, finding: Finding, scene: Scene): Finding[] {
  if (date === undefined) return [finding];
  const day = scene.dates?.[date.field];
  if (day === undefined) return [];
  return occasionsOf(day, date, scene.timeZone, scene.nowMs).map((occasion) => ({
    ...finding,
    anchor: dateAnchor(date.field, occasion),
    foundAt: Math.max(occasion.from, finding.foundAt ?? occasion.from),
    params: { ...finding.params, date: occasion.day },
  }));
}

function found(custom: CustomFollowUp, where: Where, scene: Scene): Finding | null {
  const { when, id } = custom;
  const { contact, turn, place } = where;
  const hit = when.keywords === undefined ? null : lastHit(id, where, scene);
  if (!holds(when, turn, scene) || (when.keywords !== undefined && hit === null)) return null;
  const silentSince = when.silentFor === undefined ? null : lastSignAt(scene.state);
  const { span } = hit ?? { span: null };
  return {
    kind: 'custom',
    ruleId: id,
    anchor: anchorOf(custom, contact, hit, scene),
    foundAt: foundAt(when, scene),
    dueAt: null,
    ...placed(turn, place, 'rule', scene),
    rule: rule('follow_up.custom'),
    params: { rule: id, ...(silentSince === null ? {} : { since: silentSince }) },
    evidence: [{ messageId: hit?.messageId ?? contact.messageId, ...(span === null ? {} : { span }) }],
    asksPerson: false,
  };
}

/** All that time has no part in. */
function holds(when: CustomFollowUp['when'], { channel }: Turn, { judgement, tags }: Scene): boolean {
  const isOneOf = (allowed: readonly string[] | undefined, value: string): boolean => allowed?.includes(value) ?? true;
  return (
    isOneOf(when.stage, judgement.stage.value) &&
    isOneOf(when.status, judgement.status.value) &&
    isOneOf(when.grade, judgement.grade) &&
    isOneOf(when.channel, channel) &&
    (when.tag?.some((tag) => tags.includes(tag)) ?? true)
  );
}

/** When the last of the times it waits for is over; null when it waits for none. */
function foundAt(when: CustomFollowUp['when'], { state }: Scene): number | null {
  const since = (at: string | null | undefined, duration: string | undefined): number[] =>
    duration === undefined || at == null ? [] : [Date.parse(at) + parseDuration(duration)];
  const ends = [
    ...since(lastSignAt(state), when.silentFor),
    ...since(state.stage.spells.at(-1)?.since, when.inStageFor),
  ];
  return ends.length === 0 ? null : Math.max(...ends);
}

/**
 * What makes it a new case. Silence ends with the contact's next message; a word is a case of its own; anything else
 * lasts as long as the stage, or every message of a lively chat would start another.
 */
function anchorOf({ when }: CustomFollowUp, contact: Run, hit: SignMark | null, { state }: Scene): string {
  const isSilent = when.silentFor !== undefined || when.status?.every((status) => SILENT.has(status)) === true;
  if (isSilent) return contact.messageId;
  if (hit !== null) return hit.messageId;
  const spell = state.stage.spells.at(-1);
  const { messageId, actionRef, editId } = spell?.evidence[0] ?? {};
  return `stage:${messageId ?? actionRef ?? editId ?? spell?.since ?? ''}`;
}

const SILENT: ReadonlySet<string> = new Set(['inactive', 'churned']);

/**
 * The rule's word as it was said last. What went out as a follow-up does not count: a message that names the offer
 * would otherwise call for the next one.
 */
function lastHit(ruleId: string, { turn, contact }: Where, { state, existing }: Scene): SignMark | null {
  const sign = ruleSign('custom', ruleId);
  const trail = state.conversations.signs.find(
    (each) => each.sign === sign && each.conversationId === turn.conversationId,
  );
  const isOurs = ({ at }: SignMark): boolean =>
    existing.some(({ sentAt, conversationId }) => sentAt === at && conversationId === turn.conversationId);
  const hit = trail?.recent.findLast((mark) => !isOurs(mark)) ?? null;
  return hit !== null && Date.parse(contact.at) - Date.parse(hit.at) <= STRETCH_MS ? hit : null;
}
