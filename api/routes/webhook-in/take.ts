import type { FastifyBaseLogger } from 'fastify';
import type { ProviderHttp } from '../../../channels/http.ts';
import type { Connection, WebhookRequest } from '../../../channels/port.ts';
import { inWorkspace } from '../../../db/client.ts';
import { noteEvent } from '../../../db/repositories/channel-connections.ts';
import { receiveEvents } from '../../../db/receive/receive.ts';
import { isStorableAccount } from '../../../db/receive/storable.ts';
import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import type { AppDeps } from '../../deps.ts';
import { othersOf, type WebhookTarget } from './find.ts';

/**
 * Takes in the events of a request that the named connection's credentials have verified. Each goes to the connections of its
 * account: to the named one, and to those of other workspaces or addresses whose own credentials verify the request as well, so
 * that nobody gets the events of an account by naming it alone.
 *
 * @throws when the database cannot be used: the provider has to repeat it
 */
export async function takeWebhook(
  deps: AppDeps,
  target: WebhookTarget,
  request: WebhookRequest,
  log: FastifyBaseLogger,
): Promise<void> {
  const { own, side } = target;
  const events = await parse(deps, target, request, log);
  const accountOf = ({ account }: ReceivedEvent): string | null => account ?? own.accountId;
  const named = [...new Set(events.map(accountOf))].filter((account) => account !== null);
  const accounts = named.filter(isStorableAccount);
  const others: Connection<unknown>[] = [];
  for (const other of await othersOf(deps, target, accounts)) {
    if (await side.verify(request, other.credentials)) others.push(other);
  }
  const taken = new Set<ReceivedEvent>();
  const share = (connection: Connection<unknown>): ReceivedEvent[] => {
    const its = events.filter((event) => accountOf(event) === connection.accountId);
    for (const event of its) taken.add(event);
    return its;
  };
  const shares = [own, ...others].map((connection) => ({ connection, events: share(connection) }));
  // Of an account that nobody has connected: nothing is made of it, and whoever set the webhook up can see that it came.
  const strays = events.filter((event) => !taken.has(event)).map(asStray);
  shares[0]?.events.push(...strays);
  for (const { connection, events: its } of shares) await take(deps, target, connection, its);
}

const NO_PROVIDER: ProviderHttp = () => Promise.resolve({ kind: 'unreached', reason: 'nobody is asked here' });

/** A folder never throws for what its provider sends; should one do so, the delivery is kept and acknowledged all the same. */
async function parse(
  deps: AppDeps,
  { side, own, kind }: WebhookTarget,
  request: WebhookRequest,
  log: FastifyBaseLogger,
) {
  const { providerHttp, clock, allowPrivateTargets: allowPrivate = false } = deps;
  const http = providerHttp ?? NO_PROVIDER;
  try {
    return await side.parse(request, own, { http, clock, allowPrivate });
  } catch (error) {
    log.error({ err: error, kind: kind.kind, connectionId: own.id }, 'a webhook could not be read');
    const item = request.body.toString('utf8');
    return [{ type: 'unreadable', account: null, item, event: { kind: 'unknown', channelUserId: null } } as const];
  }
}

const asStray = (event: ReceivedEvent): ReceivedEvent =>
  event.event.kind === 'noted'
    ? event
    : { ...event, type: `other_account.${event.type}`, event: { kind: 'unknown', channelUserId: null } };

async function take(
  deps: AppDeps,
  { kind: { channel } }: WebhookTarget,
  { id, workspaceId }: Connection<unknown>,
  events: readonly ReceivedEvent[],
): Promise<void> {
  const { news } = await receiveEvents(deps, { id, workspaceId, channel }, events);
  if (news) deps.bell.ring();
  await inWorkspace(deps.database, workspaceId, (scope) => noteEvent(scope, id, deps.clock()));
}
