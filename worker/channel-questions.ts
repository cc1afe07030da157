import type { AskResult, ChannelKind } from '../channels/port.ts';
import { inWorkspace } from '../db/client.ts';
import { createCredentialSeal, openConnection } from '../db/credentials.ts';
import { noteFault, readConnection, type ConnectionRow } from '../db/repositories/channel-connections.ts';
import { closeQuestion, putOff, takeQuestions, type ChannelQuestion } from '../db/repositories/channel-questions.ts';
import { receiveEvents } from '../db/receive/receive.ts';
import type { AccountDeps } from './account-deps.ts';

const MOST = 20;

/** Longer than the slowest answers of a round take. */
const LEASE_MS = 10 * 60_000;

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;

/** Meta's leads can be read for 90 days; nothing waits longer anywhere. */
const GIVEN_UP_AFTER_MS = 90 * 86_400_000;

/**
 * Asks providers once for what they named and have not told, over all workspaces. Any number of workers share the work; an answer
 * that comes twice is taken in once.
 *
 * @returns how many questions were due
 */
export async function askProviders(deps: AccountDeps): Promise<number> {
  const due = await takeQuestions(deps.database, { now: deps.clock(), leaseMs: LEASE_MS, most: MOST });
  await Promise.all(due.map((question) => askOnce(deps, question)));
  return due.length;
}

async function askOnce(deps: AccountDeps, question: ChannelQuestion): Promise<void> {
  const { database, clock } = deps;
  const { id, workspace_id: workspaceId, connection_id: connectionId, subject, tries } = question;
  const row = await inWorkspace(database, workspaceId, (scope) => readConnection(scope, connectionId));
  const kind = deps.kinds.find((each) => each.kind === row?.kind);
  const isTooOld = clock().getTime() - question.created_at.getTime() > GIVEN_UP_AFTER_MS;
  if (row === undefined || kind?.ask === undefined || isTooOld) {
    await inWorkspace(database, workspaceId, (scope) => closeQuestion(scope, id));
    return;
  }
  const result = await ask(deps, kind, row, subject);
  if (result.kind === 'answered') {
    const connection = { id: connectionId, workspaceId, channel: kind.channel };
    await receiveEvents(deps, connection, result.events);
  }
  await inWorkspace(database, workspaceId, async (scope) => {
    if (result.kind === 'answered') return closeQuestion(scope, id);
    const pause = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(tries, 20));
    await putOff(scope, id, new Date(clock().getTime() + pause));
    if (result.fault === undefined || !concernsAll(kind, result.fault)) return;
    await noteFault(scope, connectionId, { code: result.fault, detail: result.detail, at: clock() });
  });
}

/** A permission that is wanting for what is asked for must not stop the messages of an account that also sends. */
const concernsAll = (kind: ChannelKind, fault: string): boolean => kind.send === null || fault === 'credentials';

async function ask(deps: AccountDeps, kind: ChannelKind, row: ConnectionRow, subject: string): Promise<AskResult> {
  const { http, clock, allowPrivate, logger } = deps;
  const connection = openConnection(kind, row, createCredentialSeal(deps.secretKey), '');
  try {
    return (await kind.ask?.(subject, connection, { http, clock, allowPrivate })) ?? LATER;
  } catch (error) {
    // One folder's mistake must not keep the others' questions from being asked.
    logger.error({ err: error, kind: kind.kind, connectionId: row.id }, 'a provider could not be asked');
    return LATER;
  }
}

const LATER: AskResult = { kind: 'later', detail: 'The provider could not be asked.' };

const EVERY_MS = 15_000;

/** Asks again and again, until it is stopped. @returns stops, after what is under way */
export function startAskingProviders(deps: AccountDeps): () => Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // What is not asked for now is asked for at the next turn.
    underWay = underWay
      .then(() => askProviders(deps))
      .catch((error: unknown) => {
        deps.logger.warn({ err: error }, 'what providers have named has to wait');
      });
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
