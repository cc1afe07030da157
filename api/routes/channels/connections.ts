import type { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import type { ChannelKind, Connection, TestResult, WatchSide } from '../../../channels/port.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { createCredentialSeal, openConnection } from '../../../db/credentials.ts';
import { noteFault, stateOf, type ConnectionRow } from '../../../db/repositories/channel-connections.ts';
import {
  setWatched,
  watchAtOnce,
  watchStandings,
  type WatchStanding,
} from '../../../db/repositories/channel-watches.ts';
import { listEventCounts, type EventCount } from '../../../db/repositories/received-webhooks.ts';
import { wakeConnected } from '../../../db/repositories/wake-connected.ts';
import type { AppDeps } from '../../deps.ts';
import { fieldErrors } from '../../plugins/validation.ts';
import { impossible, invalid } from '../../problem.ts';
import type { connectionSchema } from '../../schemas/channels.ts';
import { checkTarget } from '../webhooks/target.ts';

const MINUTE_MS = 60_000;

type Json = Readonly<Record<string, unknown>>;

/** @throws Problem 422 `unknown_channel_kind` */
export function kindOf({ channelKinds = [] }: AppDeps, name: string): ChannelKind {
  const kind = channelKinds.find((each) => each.kind === name);
  if (kind !== undefined) return kind;
  const errors = [{ path: 'kind', message: `must be one of ${channelKinds.map((each) => each.kind).join(', ')}` }];
  throw impossible('unknown_channel_kind', errors, 'There is no such kind of channel.');
}

/**
 * Credentials and options as the kind takes them.
 *
 * @throws Problem 400 with the path of each mistake; 422 `unusable_target` for an `apiBase` that may not be called
 */
export function readSecrets(deps: AppDeps, kind: ChannelKind, credentials: Json, options: Json) {
  const read = (path: string, schema: z.ZodType, value: Json): unknown => {
    const result = safeParse(schema, value);
    if (result.success) return result.data;
    const under = (inner: string): string => (inner === '' ? path : `${path}.${inner}`);
    throw invalid(fieldErrors(result.error.issues).map((fault) => ({ ...fault, path: under(fault.path) })));
  };
  const secrets = read('credentials', kind.credentials, credentials);
  const { apiBase } = credentials;
  if (typeof apiBase === 'string') checkTarget(apiBase, deps.allowPrivateTargets ?? false, 'credentials.apiBase');
  if (kind.options === undefined && Object.keys(options).length > 0)
    throw invalid([{ path: 'options', message: 'this kind has none' }]);
  const open = kind.options === undefined ? {} : (read('options', kind.options, options) as Json);
  return { credentials: secrets, options: open };
}

/** Where this server is reached, as the request or the configuration says. */
interface Asked {
  readonly protocol: string;
  readonly host: string;
}

export const webhookUrlOf = (deps: AppDeps, asked: Asked, { kind, id }: Pick<ConnectionRow, 'kind' | 'id'>): string =>
  `${deps.publicUrl ?? `${asked.protocol}://${asked.host}`}/webhooks/${kind}/${id}`;

/**
 * Asks the provider whether the account can be used, and notes what it said. Outside any transaction: a provider may take long.
 */
export async function testConnection(deps: AppDeps, asked: Asked, row: ConnectionRow): Promise<void> {
  const kind = kindOf(deps, row.kind);
  const connection = openConnection(kind, row, createCredentialSeal(deps.secretKey), webhookUrlOf(deps, asked, row));
  const result = await ask(deps, kind, connection);
  const fault = result.kind === 'ok' ? null : { code: result.fault, detail: result.detail, at: deps.clock() };
  await inWorkspace(deps.database, row.workspace_id, async (scope) => {
    await noteFault(scope, row.id, fault);
    await setWatched(scope, row, kind.watch?.isFor(connection.credentials) ?? false);
    if (fault !== null) return;
    await wakeConnected(scope, row.id);
    await watchAtOnce(scope, row.id);
  });
  deps.bell.ring();
}

async function ask(deps: AppDeps, kind: ChannelKind, connection: Connection<unknown>): Promise<TestResult> {
  const { providerHttp: http, clock, allowPrivateTargets: allowPrivate = false } = deps;
  if (kind.test === null || http === undefined) return { kind: 'ok' };
  return kind.test(connection, { http, clock, allowPrivate });
}

export async function presentConnections(
  scope: Scope,
  deps: AppDeps,
  asked: Asked,
  rows: readonly ConnectionRow[],
): Promise<z.output<typeof connectionSchema>[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await listEventCounts(scope, ids);
  const watches = await watchStandings(scope, ids);
  return rows.map((row) => present(deps, asked, row, { counts, watch: watches.get(row.id) }));
}

function present(
  deps: AppDeps,
  asked: Asked,
  row: ConnectionRow,
  { counts, watch }: { readonly counts: readonly EventCount[]; readonly watch: WatchStanding | undefined },
) {
  // One that only a newer version knows is shown all the same.
  const kind = deps.channelKinds?.find((each) => each.kind === row.kind);
  const { fault: code, fault_at: at } = row;
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, state: stateOf(row), account: row.account_id },
    webhookUrl: webhookUrlOf(deps, asked, row),
    options: { ...row.options },
    usual: { ...kind?.usual?.(row.name) },
    branchId: row.branch_id,
    fault: code === null || at === null ? null : { code, detail: row.fault_detail ?? '', at: at.toISOString() },
    watchedSince: watch?.since ?? null,
    watch: watch === undefined || kind?.watch === undefined ? null : standing(row, watch, kind.watch),
    lastEventAt: row.last_event_at?.toISOString() ?? null,
    notUnderstood: counts
      .filter(({ connection_id }) => connection_id === row.id)
      .map(({ type, count, last_at }) => ({ type, count, lastAt: last_at.toISOString() })),
    createdAt: row.created_at.toISOString(),
  };
}

const standing = (
  { paused_at }: ConnectionRow,
  { is_held, next_at }: WatchStanding,
  { lookEveryMs }: WatchSide<unknown>,
) => {
  const underWay = is_held && paused_at === null;
  return {
    every: `PT${String(lookEveryMs / MINUTE_MS)}M`,
    underWay,
    nextAt: underWay || paused_at !== null ? null : next_at.toISOString(),
  };
};
