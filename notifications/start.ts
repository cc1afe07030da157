import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { expireDeliveries } from '../db/repositories/deliveries.ts';
import { expireFeed, forgetOtherCluster } from '../db/repositories/event-feed.ts';
import { takeTurn } from '../db/repositories/heartbeats.ts';
import { createSettingsReader } from '../db/repositories/settings-in-force.ts';
import { createSeal, WEBHOOK_SECRETS } from '../db/seal.ts';
import { createMailer } from './email/mailer.ts';
import { mailDue } from './email/mail-due.ts';
import { fanOut } from './fan-out.ts';
import { createCourier } from './webhook/courier.ts';
import { createPost } from './webhook/post.ts';

export interface NotificationDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  /** A pool of the role `rapport_relay`. */
  readonly relayDatabase: Knex;
  readonly secretKey: string;
  /** Webhooks may reach this machine and its network, by plain http too. */
  readonly allowPrivateTargets: boolean;
  /** How mail is sent; undefined where it is not. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Where people reach the dashboard; undefined where nobody said. */
  readonly publicUrl: string | undefined;
  readonly logger: Logger;
}

const POLL_MS = 500;
const TIDY_EVERY_MS = 3_600_000;

/** With the database away, looks are this far apart; everything waits there. */
const PAUSE_MS = 5_000;

/**
 * Tells the outside what happens: queues deliveries and mails as the feed goes on, and carries them out. Any number of workers
 * share the work. @returns stops, after what is under way
 */
export function startNotifications(deps: NotificationDeps): () => Promise<void> {
  const { database, relayDatabase, logger } = deps;
  const clock = (): Date => new Date();
  const ending = new AbortController();
  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal: ending.signal }).catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });

  /** @param work answers whether there is more to do at once */
  const repeat = async (work: () => Promise<boolean>, everyMs: number): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        if (!(await work())) await pause(everyMs);
      } catch (error) {
        logger.error({ err: error }, 'notifications have to wait');
        await pause(PAUSE_MS);
      }
    }
  };

  const settingsInForce = createSettingsReader();
  const post = deps.mail && createMailer(deps.mail);
  const mailing = post && {
    ...{ database, relayDatabase, settingsInForce, clock, logger },
    send: post.send,
    publicUrl: deps.publicUrl,
  };
  const delivery = {
    ...{ database, relayDatabase, clock, chance: Math.random },
    seal: createSeal(deps.secretKey, WEBHOOK_SECRETS),
    post: createPost(deps.allowPrivateTargets),
  };
  const courier = createCourier(delivery, (error) => {
    logger.error({ err: error }, 'the answer to a webhook was not recorded');
  });
  const tidy = async (): Promise<boolean> => {
    if (!(await takeTurn(relayDatabase, 'notification-housekeeping', TIDY_EVERY_MS))) return false;
    await expireFeed(relayDatabase);
    await expireDeliveries(relayDatabase, clock());
    return false;
  };
  let begun = false;
  const spread = async (): Promise<boolean> => {
    if (!begun) await forgetOtherCluster(relayDatabase);
    begun = true;
    return fanOut({ database, clock, settingsInForce: deps.mail && settingsInForce });
  };
  const running = Promise.all([
    repeat(spread, POLL_MS),
    repeat(courier.round, POLL_MS),
    ...(mailing ? [repeat(async () => (await mailDue(mailing)) > 0, POLL_MS)] : []),
    repeat(tidy, TIDY_EVERY_MS / 10),
  ]);
  return async () => {
    ending.abort();
    await running;
    await courier.drain();
    post?.close();
  };
}
