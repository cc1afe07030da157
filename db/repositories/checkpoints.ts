import type { Position } from '../../domain/facts.ts';
import { STATE_VERSION, type ContactState } from '../../domain/state.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';

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

const READ = `
  SELECT at, position_key, seq, facts, state FROM contact_checkpoints
  WHERE contact_id = :contactId::uuid AND place = :place`;

/** Null too for a checkpoint of an earlier version of the state: the contact is folded from its first fact then. */
export async function readCheckpoint(
  scope: Scope,
  contactId: string,
  place: CheckpointPlace,
): Promise<Checkpoint | null> {
  const [row] = await runPrepared<CheckpointRow>(scope, 'checkpoint', READ, { contactId, place });
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
  checkpoint: Checkpoint,
): Promise<void> {
  const checkpoints = JSON.stringify([checkpointRow(place, checkpoint)]);
  await scope.raw(WRITE_CHECKPOINTS, { workspaceId, contactId, checkpoints });
}

/** What {@link WRITE_CHECKPOINTS} takes, also as a part of a larger statement. */
export function checkpointRow(place: CheckpointPlace, { position, seq, facts, state }: Checkpoint) {
  return { place, ...position, seq, facts, state };
}

export const WRITE_CHECKPOINTS = `
  INSERT INTO contact_checkpoints (contact_id, workspace_id, place, at, position_key, seq, facts, state)
  SELECT :contactId::uuid, :workspaceId::uuid, place, at, key, seq, facts, state
  FROM json_to_recordset(:checkpoints::json) AS k (place text, at timestamptz, key text, seq bigint, facts integer, state jsonb)
  ON CONFLICT (contact_id, place) DO UPDATE SET at = excluded.at, position_key = excluded.position_key,
    seq = excluded.seq, facts = excluded.facts, state = excluded.state`;
