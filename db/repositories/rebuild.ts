import type { Knex } from 'knex';
import type { ContactState } from '../../domain/state.ts';
import type { Position } from '../../domain/facts.ts';
import { settingsSchema, type Settings } from '../../domain/settings.ts';
import type { Scope } from '../client.ts';
import { BEFORE_ALL_IDS } from '../walk.ts';
import { writeCheckpoint, type Checkpoint } from './checkpoints.ts';
import type { projectionOf } from './judgements.ts';
import { SHOWN_COLUMNS } from './reclassify.ts';

export interface JudgedRef {
  readonly workspaceId: string;
  readonly contactId: string;
}

type Projection = ReturnType<typeof projectionOf>;

/** The columns of a contact's row that its judgement fills, in the order of a row. */
export const PROJECTED = [
  'detected_name',
  'detected_email',
  'detected_phone',
  'detected_company',
  ...SHOWN_COLUMNS,
  'locks',
  'explain',
  'detected',
  'next_deadline',
  'deadline_cause',
] as const satisfies readonly (keyof Projection)[];

/** A judged contact's row and the state it was judged from, as they are stored. */
export interface StoredJudgement {
  readonly step: number;
  readonly evaluatedAt: Date;
  readonly settingsVersion: number;
  readonly projection: Readonly<Record<(typeof PROJECTED)[number], unknown>>;
  readonly head: { readonly position: Position; readonly state: ContactState } | null;
}

/** The next judged contacts by id, over all workspaces or one. @param db a pool of the role `rapport_maintenance` */
export async function nextJudged(
  db: Knex,
  page: { readonly after: string | null; readonly workspaceId: string | null; readonly limit: number },
): Promise<JudgedRef[]> {
  const { rows } = await db.raw<{ rows: JudgedRef[] }>(
    `SELECT workspace_id AS "workspaceId", id AS "contactId" FROM contacts
     WHERE evaluated_at IS NOT NULL AND erasing_at IS NULL AND merged_into IS NULL
       AND id > coalesce(:after::uuid, '${BEFORE_ALL_IDS}')
       AND workspace_id = coalesce(:workspaceId::uuid, workspace_id)
     ORDER BY id LIMIT :limit`,
    { ...page },
  );
  return rows;
}

export async function readStoredJudgement(scope: Scope, contactId: string): Promise<StoredJudgement | null> {
  const { rows } = await scope.raw<{ rows: Record<string, unknown>[] }>(
    `SELECT c.step, c.evaluated_at, c.settings_version, ${PROJECTED.map((column) => `c.${column}`).join(', ')},
       k.at AS head_at, k.position_key AS head_key, k.state AS head_state
     FROM contacts c LEFT JOIN contact_checkpoints k ON k.contact_id = c.id AND k.place = 'head'
     WHERE c.id = ? AND c.evaluated_at IS NOT NULL AND c.erasing_at IS NULL AND c.merged_into IS NULL`,
    [contactId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { step, evaluated_at, settings_version, head_at, head_key, head_state, ...projection } = row;
  return {
    step: step as number,
    evaluatedAt: evaluated_at as Date,
    settingsVersion: settings_version as number,
    projection: projection as StoredJudgement['projection'],
    head:
      head_state === null
        ? null
        : {
            position: { at: (head_at as Date).toISOString(), key: head_key as string },
            state: head_state as ContactState,
          },
  };
}

/** One version of a workspace's settings, as it was then. */
export async function readSettingsVersion(scope: Scope, workspaceId: string, version: number): Promise<Settings> {
  const row = await scope('settings').where({ workspace_id: workspaceId, version }).first('document');
  if (!row) throw new Error(`workspace ${workspaceId} has no settings ${String(version)}`);
  return settingsSchema.parse(row.document);
}

/** Puts a judgement made anew in the place of the stored one; step, time and settings version stay. The row must be held. */
export async function replaceProjection(
  scope: Scope,
  ref: JudgedRef,
  { locks, explain, detected, ...columns }: Projection,
  checkpoints: { readonly head: Checkpoint | null; readonly behind: Checkpoint | null },
): Promise<void> {
  await scope('contact_checkpoints').where({ contact_id: ref.contactId }).delete();
  for (const place of ['head', 'behind'] as const) {
    const checkpoint = checkpoints[place];
    if (checkpoint) await writeCheckpoint(scope, ref, place, checkpoint);
  }
  await scope('contacts')
    .where({ id: ref.contactId })
    .update({
      ...columns,
      locks: JSON.stringify(locks),
      explain: JSON.stringify(explain),
      detected: JSON.stringify(detected),
    });
}
