import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { inWorkspace, type Scope } from '../../db/client.ts';
import {
  endTurn,
  leaseTurns,
  markMailed,
  pendingFollowUps,
  readTurn,
  waitingItems,
  type MailItem,
} from '../../db/repositories/mail.ts';
import type { SettingsInForce } from '../../db/repositories/settings-in-force.ts';
import type { Settings } from '../../domain/settings.ts';
import { composeMail, type Mail } from './compose.ts';
import { nextMorning } from './morning.ts';

export interface MailDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  /** A pool of the role `rapport_relay`. */
  readonly relayDatabase: Knex;
  readonly settingsInForce: (scope: Scope, workspaceId: string) => Promise<SettingsInForce>;
  /** Hands a mail to the mail server; rejects when it was not taken. */
  readonly send: (mail: Mail & { readonly to: readonly string[] }) => Promise<void>;
  readonly publicUrl: string | undefined;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** Workspaces mailed in one round. */
const AT_ONCE = 4;

/** What comes in within a minute after a mail is one mail. */
const BETWEEN_MS = 60_000;

/** A mail server that refuses is asked again after a minute, each time twice as late, up to an hour. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Mails what is due. The mail server is called between two transactions. @returns how many workspaces had their turn */
export async function mailDue(deps: MailDeps): Promise<number> {
  const turns = await leaseTurns(deps.relayDatabase, deps.clock(), AT_ONCE);
  await Promise.all(turns.map((workspaceId) => takeTurn(deps, workspaceId)));
  return turns.length;
}

interface Due {
  readonly settings: Settings;
  /** What this turn settles, mailed or not needed any more. */
  readonly noted: readonly string[];
  readonly items: readonly MailItem[];
  /** Of the digest that was due before this turn, and of the one after it. */
  readonly digestAt: { readonly before: Date | null; readonly after: Date | null };
  readonly failures: number;
}

async function takeTurn(deps: MailDeps, workspaceId: string): Promise<void> {
  const { database, clock, logger, publicUrl } = deps;
  const now = clock();
  const due = await inWorkspace(database, workspaceId, (scope) => readDue(deps, scope, workspaceId, now));
  if (due === undefined) return;
  const { settings, noted, items, digestAt, failures } = due;
  const { to } = settings.notifications.email;
  let failed = false;
  try {
    if (items.length > 0 && to.length > 0) await deps.send({ to, ...composeMail(items, { settings, now, publicUrl }) });
  } catch (error) {
    failed = true;
    logger.warn({ err: error, workspaceId }, 'the mail server did not take a mail, and is asked again');
  }
  await inWorkspace(database, workspaceId, async (scope) => {
    if (failed) {
      const pause = Math.min(BETWEEN_MS * 2 ** failures, LONGEST_PAUSE_MS);
      await endTurn(scope, {
        nextAt: new Date(now.getTime() + pause),
        digestAt: digestAt.before,
        failures: failures + 1,
      });
      return;
    }
    await markMailed(scope, noted, now);
    await endTurn(scope, { nextAt: new Date(now.getTime() + BETWEEN_MS), digestAt: digestAt.after, failures: 0 });
  });
}

/** What the mail is about, and when the next digest is: in the morning as long as follow-ups wait. */
async function readDue(deps: MailDeps, scope: Scope, workspaceId: string, now: Date): Promise<Due | undefined> {
  const turn = await readTurn(scope);
  if (turn === undefined) return undefined;
  const { settings } = await deps.settingsInForce(scope, workspaceId);
  const { noted, items: news } = await waitingItems(scope);
  const { digestAt: before, failures } = turn;
  if (before === null || before > now)
    return { settings, noted, items: news, digestAt: { before, after: before }, failures };
  const tomorrow = nextMorning(now, settings.locale.timeZone);
  const digest = settings.notifications.email.followUps === 'digest' ? await pendingFollowUps(scope, tomorrow) : [];
  const items = [...news, ...digest.filter(({ id }) => news.every((item) => item.id !== id))];
  return { settings, noted, items, digestAt: { before, after: digest.length > 0 ? tomorrow : null }, failures };
}
