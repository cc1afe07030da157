import type { Position } from '../../domain/facts.ts';
import { STATE_VERSION, type ContactState } from '../../domain/state.ts';
import type { Scope } from '../client.ts';

/** The fold's state at one position: all facts up to inbox number `seq` that do not stand after `position` are in it. */
export interface Checkpoint {
  readonly position: Position;
  readonly seq: number;
  /** How many facts are in it. */
  readonly facts: number;
  readonly state: ContactState;
}

export type CheckpointPlace = 'head' | 'behind';

interface CheckpointRow {
  readonly at: Date;
  readonly position_key: string;
  readonly seq: number;
  readonly facts: number;
  readonly state: Omit<ContactState, 'version'> & { readonly version: number };
}

/** Null too for a checkpoint of an earlier version of the state: the contact is folded from its first fact then. */
export async function readCheckpoint(
  scope: Scope,
  contactId: string,
  place: CheckpointPlace,
): Promise<Checkpoint | null> {
  const { rows } = await scope.raw<{ rows: CheckpointRow[] }>(
    'SELECT at, position_key, seq, facts, state FROM contact_checkpoints WHERE contact_id = ? AND place = ?',
    [contactId, place],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { seq, facts, state } = row;
  if (!isCurrent(state)) return null;
  return { position: { at: row.at.toISOString(), key: row.position_key }, seq, facts, state };
}

function isCurrent(state: CheckpointRow['state']): state is ContactState {
  return state.version === STATE_VERSION;
}

export async function writeCheckpoint(
  scope: Scope,
  { workspaceId, contactId }: { readonly workspaceId: string; readonly contactId: string },
  place: CheckpointPlace,
  { position, seq, facts, state }: Checkpoint,
): Promise<void> {
  await scope.raw(
    `INSERT INTO contact_checkpoints (contact_id, workspace_id, place, at, position_key, seq, facts, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (contact_id, place) DO UPDATE SET at = excluded.at, position_key = excluded.position_key,
       seq = excluded.seq, facts = excluded.facts, state = excluded.state`,
    [contactId, workspaceId, place, position.at, position.key, seq, facts, JSON.stringify(state)],
  );
}
