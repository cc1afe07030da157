import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { ChannelPort, SendResult } from '../../channels/port.ts';
import type { ChannelRegistry } from '../../channels/registry.ts';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { standingOf } from '../../db/repositories/channel-connections.ts';
import type { Reach } from '../../db/repositories/gate-facts.ts';
import { holdStep } from '../../db/repositories/judgements.ts';
import type { SettingsInForce } from '../../db/repositories/settings-in-force.ts';
import type { Thread } from '../../db/repositories/outbound-messages.ts';
import { contactOfSend, recordDelivery, type Delivery, type SendRow } from '../../db/repositories/sends.ts';
import { LostRace, retrying } from '../../db/retry.ts';
import type { ContactActivities, Sent } from '../../workflows/activity-contract.ts';
import { sends } from '../../telemetry/metrics.ts';
import { claim, type Claim } from './claim.ts';
import { later } from './ready.ts';

export interface SendDeps {
  readonly database: Knex;
  readonly channels: ChannelRegistry;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly settingsInForce: (scope: Scope, workspaceId: string) => Promise<SettingsInForce>;
}

/** A provider that refuses for now is asked again this often; then it is told as failed, and a person decides. */
const TRIES = 12;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** A database that is away for a moment must not make a known result unknown. Well within the time the activity may take. */
const RECORD_WITHIN_MS = 60_000;
const RECORD_AGAIN_AFTER_MS = 500;

const NOBODY_KNOWS = 'The connection broke off before the channel said whether it took the message.';
const NOT_CONNECTED: SendResult = { kind: 'not_sent', reason: 'The channel is not connected.', retryAfterMs: null };

type SendInput = Parameters<ContactActivities['send']>[0];

/**
 * Claim, provider, result: three steps of which no two can be one. Whatever ends between the first and the third leaves a claim,
 * and a claim that is found again is `unconfirmed`.
 */
export function createSend(deps: SendDeps): ContactActivities['send'] {
  return async (input) => {
    const now = later(input.now, deps.clock);
    const taken = await locked(deps, input, async (scope) => {
      const { settings } = await deps.settingsInForce(scope, input.workspaceId);
      const reach: Reach = (channel, connection) => deps.channels.portFor(channel, connection);
      return claim(scope, { ref: input, task: input.task, now, settings, reach });
    });
    if (taken === null) return { kind: 'gone' };
    const { claim: claimed, lastSeq } = taken;
    if (!('send' in claimed)) return { kind: claimed.kind, lastSeq };
    const { send, thread } = claimed;
    const delivery = claimed.kind === 'open' ? unknown(NOBODY_KNOWS) : await deliver(deps, send, thread, now);
    return record(deps, input, send, thread, delivery, now);
  };
}

const unknown = (reason: string): Delivery => ({ kind: 'unknown', reason });

async function locked(
  { database }: SendDeps,
  { workspaceId, contactId }: SendInput,
  take: (scope: Scope) => Promise<Claim>,
): Promise<{ claim: Claim; lastSeq: number } | null> {
  return retrying(() =>
    inWorkspace(database, workspaceId, async (scope) => {
      const held = await holdStep(scope, contactId);
      return held.kind === 'gone' ? null : { claim: await take(scope), lastSeq: held.lastSeq };
    }),
  );
}

async function deliver(deps: SendDeps, send: SendRow, thread: Thread, now: Date): Promise<Delivery> {
  const connection = await inWorkspace(deps.database, thread.workspace_id, (scope) =>
    standingOf(scope, thread.connection_id),
  );
  const port = deps.channels.portFor(thread.channel, connection);
  const result = port === null ? NOT_CONNECTED : await ask(deps, port, send, thread);
  if (result.kind !== 'not_sent') return result;
  const { reason, retryAfterMs } = result;
  if (retryAfterMs === null || send.tries >= TRIES) return { kind: 'not_sent', reason, retryAt: null };
  const pause = Math.max(retryAfterMs, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (send.tries - 1)));
  return { kind: 'not_sent', reason, retryAt: new Date(now.getTime() + pause) };
}

async function ask({ logger }: SendDeps, port: ChannelPort, send: SendRow, thread: Thread): Promise<SendResult> {
  try {
    return await port.send({
      idempotencyKey: send.id,
      workspaceId: thread.workspace_id,
      contactId: send.contact_id,
      conversationId: thread.id,
      channel: thread.channel,
      connectionId: thread.connection_id,
      channelUserId: thread.channel_user_id,
      text: send.text,
    });
  } catch (error) {
    // Whatever was thrown, the provider may have taken the message before: only a person can tell.
    logger.error({ err: error, sendId: send.id, channel: thread.channel }, 'a channel failed');
    return { kind: 'unknown', reason: NOBODY_KNOWS };
  }
}

function outcomeOf(delivery: Delivery): string {
  if (delivery.kind === 'unknown') return 'unconfirmed';
  if (delivery.kind === 'sent') return 'sent';
  return delivery.retryAt === null ? 'failed' : 'tried_again_later';
}

async function record(
  { database, logger }: SendDeps,
  { workspaceId, contactId }: SendInput,
  send: SendRow,
  thread: Thread,
  delivery: Delivery,
  now: Date,
): Promise<Sent> {
  const kind = delivery.kind === 'not_sent' && delivery.retryAt !== null ? 'later' : 'settled';
  const recordOnce = () =>
    inWorkspace(database, workspaceId, async (scope): Promise<Sent> => {
      // The contact may have been absorbed meanwhile: what went out is its survivor's now, and is recorded there.
      const holder = await contactOfSend(scope, send.id);
      if (holder === null || (await holdStep(scope, holder)).kind === 'gone') return { kind: 'gone' };
      if ((await contactOfSend(scope, send.id)) !== holder) throw new LostRace('the send is another contact’s by now');
      await recordDelivery(scope, { ...thread, contact_id: holder }, send, delivery, now);
      if (holder !== contactId) return { kind: 'gone' };
      const after = await scope('contact_inbox').where({ contact_id: contactId }).first('last_seq');
      return { kind, lastSeq: Number(after?.last_seq ?? 0) };
    });
  const giveUpAt = Date.now() + RECORD_WITHIN_MS;
  for (;;) {
    try {
      const recorded = await retrying(recordOnce);
      sends.inc({ channel: thread.channel, outcome: outcomeOf(delivery) });
      return recorded;
    } catch (error) {
      // Recording again changes nothing where the first time was enough; giving up leaves the claim, which tells the truth.
      if (Date.now() > giveUpAt) throw error;
      logger.warn({ err: error, sendId: send.id }, 'the result of a send waits for the database');
      await pause(RECORD_AGAIN_AFTER_MS);
    }
  }
}
