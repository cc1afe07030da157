import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

export interface OptOut {
  readonly workspaceId: string;
  readonly contactId: string;
  /** A channel's name, or `all`. */
  readonly scope: string;
  /** `message` (the contact wrote STOP), `person`, or `remembered` from a contact that was erased. */
  readonly source: string;
  readonly at: Date;
  /** Whose word it is where that is somebody the contact has absorbed. */
  readonly originContactId?: string | null;
}

/** Whether the contact is opted out of a channel, or of `all`, by exactly this scope. */
export const hasOptOut = async (scope: Scope, contactId: string, optedOutOf: string): Promise<boolean> =>
  (await scope('opt_outs').where({ contact_id: contactId, scope: optedOutOf }).first('id')) !== undefined;

/** Records an opt-out; of one that is there already the later stays. */
export async function insertOptOut(scope: Scope, optOut: OptOut): Promise<void> {
  await scope.raw(
    `INSERT INTO opt_outs AS known (id, workspace_id, contact_id, scope, source, at, origin_contact_id)
     VALUES (:id, :workspaceId, :contactId, :scope, :source, :at, :originContactId)
     ON CONFLICT (contact_id, scope) DO UPDATE SET source = excluded.source, at = excluded.at WHERE known.at < excluded.at`,
    { id: uuidv7(), originContactId: null, ...optOut },
  );
  if ((optOut.originContactId ?? null) === null) await ownOptOut(scope, optOut);
}

/**
 * Somebody says of the contact itself what it had only taken over from one it absorbed: undoing that merge must not lift it, or
 * somebody would be written to who asked for silence.
 */
export async function ownOptOut(scope: Scope, optOut: Pick<OptOut, 'contactId' | 'scope'>): Promise<void> {
  await scope('opt_outs')
    .where({ contact_id: optOut.contactId, scope: optOut.scope })
    .whereNotNull('origin_contact_id')
    .update({ origin_contact_id: null });
}

/** Lifts an opt-out. Answers whether there was one. */
export async function deleteOptOut(scope: Scope, contactId: string, optedOutOf: string): Promise<boolean> {
  return (await scope('opt_outs').where({ contact_id: contactId, scope: optedOutOf }).delete()) > 0;
}

/** Forgets that an erased person of these addresses had opted out, because they have taken it back. */
export async function forgetSilence(scope: Scope, hashes: readonly Buffer[], optedOutOf: string): Promise<void> {
  await scope.raw('DELETE FROM opted_out_addresses WHERE address_hash = ANY(?::bytea[]) AND scope = ?', [
    [...hashes],
    optedOutOf,
  ]);
}
