import type { Knex } from 'knex';
import { createCredentialSeal } from './credentials.ts';
import { createSeal, WEBHOOK_SECRETS } from './seal.ts';

export interface Rotated {
  readonly connections: number;
  readonly webhooks: number;
  /** Hashes under the former key, which match nobody any more. */
  readonly optOutsOfErased: number;
}

/**
 * Seals everything that is sealed under one key under another, all of it or nothing. What is sealed under the new key already stays,
 * so that it can be run again.
 *
 * Answers kept for repeated requests (a day's worth) are dropped: they could not be opened any more.
 *
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 * @throws when something is sealed under neither key
 */
export function rotateSecrets(
  db: Knex,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Rotated> {
  return db.transaction(async (trx) => {
    const connections = await rotateConnections(trx, from, to);
    const webhooks = await rotateWebhooks(trx, from, to);
    await trx('idempotency_keys').whereNotNull('body').delete();
    const [left] = await trx('opted_out_addresses').count<{ count: number }[]>('* as count');
    return { connections, webhooks, optOutsOfErased: left?.count ?? 0 };
  });
}

async function rotateConnections(trx: Knex.Transaction, from: string, to: string): Promise<number> {
  const [former, next] = [createCredentialSeal(from), createCredentialSeal(to)];
  const rows: { id: string; credentials: string; key_id: string }[] = await trx('channel_connections')
    .whereNull('removed_at')
    .whereNot({ key_id: next.keyId })
    .orderBy('id')
    .forUpdate()
    .select('id', 'credentials', 'key_id');
  for (const row of rows) {
    await trx('channel_connections')
      .where({ id: row.id })
      .update(next.close(former.open(row)));
  }
  return rows.length;
}

async function rotateWebhooks(trx: Knex.Transaction, from: string, to: string): Promise<number> {
  const [former, next] = [createSeal(from, WEBHOOK_SECRETS), createSeal(to, WEBHOOK_SECRETS)];
  const rows: { id: string; secret: string }[] = await trx('webhooks').orderBy('id').forUpdate().select('id', 'secret');
  let rotated = 0;
  for (const { id, secret } of rows) {
    if (isSealedBy(next.open, secret)) continue;
    await trx('webhooks')
      .where({ id })
      .update({ secret: next.close(former.open(secret)) });
    rotated += 1;
  }
  return rotated;
}

/** These rows do not say which key they are sealed under: that it opens is the only proof. */
function isSealedBy(open: (sealed: string) => string, sealed: string): boolean {
  try {
    open(sealed);
    return true;
  } catch {
    // Sealed under another key, which the caller then tries.
    return false;
  }
}
