import type { Knex } from 'knex';
import pg from 'pg';
import { messagesAccepted } from '../../telemetry/metrics.ts';
import { noteTrace } from '../../telemetry/trace-notes.ts';
import { inWorkspace } from '../client.ts';
import { LostRace, retrying } from '../retry.ts';
import { acceptAll, type Incoming, type Outcome } from './accept-all.ts';
import { identityHash } from './erased.ts';
import { strongIdentities } from './identities.ts';
import { arrivalOf, type IncomingMessage } from './incoming.ts';
import { createSharing, type Shared } from './sharing.ts';

export type Accepted =
  | {
      readonly kind: 'accepted';
      readonly messageId: string;
      readonly contactId: string;
      readonly conversationId: string;
      /** The same message was accepted before; nothing has changed. */
      readonly duplicate: boolean;
    }
  /** The sender was erased after it was sent: acknowledged, so that the provider stops repeating it, and forgotten. */
  | { readonly kind: 'erased' }
  /** Another message was accepted under this id. */
  | { readonly kind: 'message_id_reused' };

export interface AcceptDeps {
  readonly database: Knex;
  readonly secretKey: string;
  readonly clock: () => Date;
}

type Share = (workspaceId: string, item: Incoming & { readonly thread: string }) => Promise<Accepted>;

/** One for each pool of connections: what shares transactions is what shares the pool. */
const shares = new WeakMap<Knex, Share>();

/**
 * Accepts a message: finds or makes its contact, stores it under its idempotency key, counts it, and gives it the next number
 * of the contact's inbox, in one transaction that needs neither Temporal nor a worker. Once this returns nothing is lost.
 *
 * Messages that come in while others are being committed share the next transaction: a commit, and each way to the database and
 * back, costs the same for one as for many. One that fails is tried by itself, and so stops none of the others.
 *
 * Ring the relay's bell afterwards. Messages may come repeatedly and in any order, over any number of processes; the rows end
 * the same.
 */
export function acceptMessage(deps: AcceptDeps, workspaceId: string, message: IncomingMessage): Promise<Accepted> {
  const share =
    shares.get(deps.database) ?? createSharing((workspace, items) => acceptTogether(deps, workspace, items));
  shares.set(deps.database, share);
  const arrival = arrivalOf(message, deps.clock());
  const hashes = strongIdentities(arrival).map(({ kind, scope, value }) =>
    identityHash(deps.secretKey, workspaceId, kind, scope, value),
  );
  const thread = JSON.stringify([arrival.channel, arrival.connection, arrival.channelUserId]);
  return share(workspaceId, { arrival, hashes, thread }).then((accepted) => {
    const outcome = accepted.kind === 'accepted' && accepted.duplicate ? 'duplicate' : accepted.kind;
    messagesAccepted.inc({ channel: arrival.channel, outcome });
    if (outcome === 'accepted' && accepted.kind === 'accepted') noteTrace(deps.database, accepted.contactId);
    return accepted;
  });
}

async function acceptTogether(
  { database, secretKey, clock }: AcceptDeps,
  workspaceId: string,
  items: readonly Incoming[],
): Promise<Shared<Accepted>[]> {
  const accept = (some: readonly Incoming[]): Promise<Outcome[]> =>
    inWorkspace(database, workspaceId, (scope) => acceptAll(scope, { workspaceId, secretKey, now: clock() }, some), {
      plansByIndex: true,
    });
  if (items.length > 1) {
    try {
      return (await accept(items)).map(toShared);
    } catch (error) {
      // One of them met another transaction, or cannot be stored: which one shows when each goes by itself.
      if (!isAboutTheirContents(error)) throw error;
    }
  }
  const alone: Shared<Accepted>[] = [];
  for (const item of items) {
    const outcome = await retrying(() => accept([item])).then(([only]) => toShared(only), refused);
    alone.push(outcome);
  }
  return alone;
}

function toShared(outcome: Outcome | undefined): Shared<Accepted> {
  if (outcome === undefined) throw new Error('a message was not answered');
  return outcome.kind === 'later' ? outcome : { kind: 'done', result: outcome };
}

/** @throws when there is no database to ask: the others would only wait for the same answer */
function refused(error: unknown): Shared<Accepted> {
  if (!isAboutTheirContents(error)) throw error;
  return { kind: 'failed', error };
}

const isAboutTheirContents = (error: unknown): boolean =>
  error instanceof LostRace || error instanceof pg.DatabaseError;
