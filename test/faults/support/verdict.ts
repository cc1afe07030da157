import { asOwner } from '../../support/owner.ts';
import type { Campaign } from './campaign.ts';
import type { Approved, Lane } from './lane.ts';

/** What became of what was approved, in numbers. */
export interface Verdict {
  readonly kills: number;
  readonly approved: number;
  readonly sent: number;
  readonly failed: number;
  /** Claims that a kill left without a result: each may end unconfirmed. */
  readonly cutShort: number;
  readonly unconfirmedByKill: number;
  /** The provider hung or dropped the connection: unconfirmed without any kill. */
  readonly unconfirmedBySilence: number;
  /** Approved, and nobody going to send it. */
  readonly lost: number;
  /** Got by a person more than once. */
  readonly doubled: number;
  /** In the transcript more than once, or without having been sent. */
  readonly misrecorded: number;
  /** Everything that is not as it must be, in words. */
  readonly faults: readonly string[];
}

interface Ended {
  readonly state: string;
  readonly reason: string | null;
  readonly sends: readonly string[] | null;
  readonly messages: number;
  readonly accepted: number;
}

const ENDED = `
  SELECT f.id, f.state, f.reason,
    (SELECT array_agg(s.id) FROM rapport.sends s WHERE s.follow_up_id = f.id) AS sends,
    (SELECT count(*)::int FROM rapport.messages m WHERE m.contact_id = f.contact_id AND m.direction = 'outbound') AS messages,
    (SELECT count(*)::int FROM rapport.messages m WHERE m.contact_id = f.contact_id AND m.direction = 'inbound') AS accepted
  FROM rapport.follow_ups f`;

/** Holds what the database says against what was approved and what the provider got. */
export async function judgeCampaign(lane: Lane, { approved, kills, cutShort }: Campaign): Promise<Verdict> {
  const rows = await asOwner<Ended & { id: string }>(lane.ownerUrl, ENDED);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const judged = approved.map((one) => ({ one, row: byId.get(one.id), got: gotBy(lane, one) }));
  const unconfirmed = judged.filter(({ row }) => row?.state === 'unconfirmed');
  const byKill = unconfirmed.filter(({ row }) => wasCutShort(row, cutShort)).length;
  const inState = (state: string): number => judged.filter(({ row }) => row?.state === state).length;
  const faults = judged.flatMap(({ one, row, got }) =>
    faultsOf(row, got, cutShort).map((fault) => `${one.text}: ${fault} ${evidenceOf(lane, one, row)}`),
  );
  return {
    ...{ kills, approved: approved.length, cutShort: cutShort.size, faults },
    ...{ sent: inState('sent'), failed: inState('failed') },
    ...{ unconfirmedByKill: byKill, unconfirmedBySilence: unconfirmed.length - byKill },
    lost: judged.filter(({ row }) => !isOver(row)).length,
    doubled: judged.filter(({ got }) => got.taken > 1).length,
    misrecorded: judged.filter(({ row }) => row !== undefined && row.messages !== Number(row.state === 'sent')).length,
  };
}

function evidenceOf(lane: Lane, { text }: Approved, row: Ended | undefined): string {
  const said = (row?.sends ?? []).flatMap((id) => lane.saidAbout(id));
  return JSON.stringify({ ...row, requests: lane.provider.requests(text), said });
}

const wasCutShort = (row: Ended | undefined, cutShort: ReadonlySet<string>): boolean =>
  (row?.sends ?? []).some((id) => cutShort.has(id));

const isOver = (row: Ended | undefined): boolean => ['sent', 'failed', 'unconfirmed'].includes(row?.state ?? '');

interface Got {
  /** How often the person got it. */
  readonly taken: number;
  readonly keys: number;
  /** The provider took it and never said so. */
  readonly silent: boolean;
  readonly refused: boolean;
}

function gotBy({ provider }: Lane, { text }: Approved): Got {
  const requests = provider.requests(text);
  return {
    taken: requests.filter(({ taken }) => taken).length,
    keys: new Set(requests.map(({ idempotencyKey }) => idempotencyKey)).size,
    silent: requests.some(({ answer }) => answer === 'hangs' || answer === 'drops'),
    refused: requests.at(-1)?.answer === 'refuses',
  };
}

function faultsOf(row: Ended | undefined, got: Got, cutShort: ReadonlySet<string>): string[] {
  if (row === undefined) return ['is gone'];
  const { state, reason, sends, messages, accepted } = row;
  const mayBeUnknown = got.silent || wasCutShort(row, cutShort);
  const isWrong: Readonly<Record<string, boolean>> = {
    'was got more than once': got.taken > 1,
    'went under more than one key': got.keys > 1 || (sends ?? []).length > 1,
    'is lost': !isOver(row),
    'is called sent, and nobody got it': state === 'sent' && got.taken !== 1,
    'is called failed, and was not refused for good':
      state === 'failed' && (!got.refused || got.taken > 0 || reason === null),
    'is unconfirmed without a reason': state === 'unconfirmed' && !mayBeUnknown,
    'is in the transcript otherwise than it was sent': messages !== Number(state === 'sent'),
    'has lost what the contact wrote': accepted !== 1,
  };
  return Object.keys(isWrong).filter((fault) => isWrong[fault] === true);
}

/** Several installations' verdicts as one. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((one, other) => ({
    kills: one.kills + other.kills,
    approved: one.approved + other.approved,
    sent: one.sent + other.sent,
    failed: one.failed + other.failed,
    cutShort: one.cutShort + other.cutShort,
    unconfirmedByKill: one.unconfirmedByKill + other.unconfirmedByKill,
    unconfirmedBySilence: one.unconfirmedBySilence + other.unconfirmedBySilence,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    misrecorded: one.misrecorded + other.misrecorded,
    faults: [...one.faults, ...other.faults],
  }));
}
