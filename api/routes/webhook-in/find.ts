import type { ChannelKind, Connection, WebhookSide } from '../../../channels/port.ts';
import { createCredentialSeal } from '../../../db/credentials.ts';
import { connectionsForWebhook, type FoundConnection } from '../../../db/repositories/channel-connections.ts';
import type { AppDeps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { webhookUrlOf } from '../channels/connections.ts';

export interface WebhookTarget {
  readonly kind: ChannelKind;
  readonly side: WebhookSide<unknown>;
  /** The connection that the address names. */
  readonly own: Connection<unknown>;
  /** Where the server was asked, to name other connections' addresses. */
  readonly address: string;
}

/** @throws Problem 404 where the address names no connection that takes webhooks */
export async function findForWebhook(
  deps: AppDeps,
  { kind: name, id, address }: { readonly kind: string; readonly id: string; readonly address: string },
): Promise<WebhookTarget> {
  const kind = deps.channelKinds?.find((each) => each.kind === name);
  if (kind?.webhook == null) throw notFound();
  const [row] = await connectionsForWebhook(deps.database, name, id, []);
  if (row === undefined) throw notFound();
  return { kind, side: kind.webhook, own: open(deps, kind, row, address), address };
}

/** All connections of these accounts in any workspace but for the one named: their own credentials have still to verify the request. */
export async function othersOf(
  deps: AppDeps,
  { kind, own, address }: WebhookTarget,
  accounts: readonly string[],
): Promise<Connection<unknown>[]> {
  if (accounts.length === 0) return [];
  const rows = await connectionsForWebhook(deps.database, kind.kind, own.id, accounts);
  return rows.filter(({ id }) => id !== own.id).map((row) => open(deps, kind, row, address));
}

function open(deps: AppDeps, kind: ChannelKind, row: FoundConnection, address: string): Connection<unknown> {
  const asked = new URL(address);
  return {
    ...{ id: row.id, workspaceId: row.workspace_id, name: row.name, accountId: row.account_id, options: row.options },
    credentials: kind.credentials.parse(createCredentialSeal(deps.secretKey).open(row)),
    webhookUrl: webhookUrlOf(deps, { protocol: asked.protocol.slice(0, -1), host: asked.host }, row),
  };
}
