import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { judge } from '../../domain/judge.ts';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { holdStep, projectionOf } from '../../db/repositories/judgements.ts';
import {
  PROJECTED,
  readSettingsVersion,
  readStoredJudgement,
  replaceProjection,
  type JudgedRef,
  type StoredJudgement,
} from '../../db/repositories/rebuild.ts';
import { readStanding } from '../../db/repositories/standing.ts';
import { knownFields } from '../decide.ts';
import { foldFromStart } from '../fold-up-to.ts';

export interface Rebuilt {
  /** Columns whose stored value was another one; `checkpoint` for the fold's state. Names only: values are personal data. */
  readonly differs: readonly string[];
  /** Facts wait to be judged, some of which may be changes of older ones: a difference then says nothing. */
  readonly waiting: boolean;
}

/** A judgement that another step overtook is worked out again; more often than this and the contact is too busy to check. */
const ATTEMPTS = 5;

const SNAPSHOT = { isolationLevel: 'repeatable read', readOnly: true } as const;

/**
 * Works out a contact's row from nothing but its facts, as of its last judgement: the same facts, the same settings, the same
 * instant. Unless only checked, the result takes the place of what is stored.
 *
 * @param db a pool of the role `rapport_maintenance`
 * @returns null when the contact is gone
 */
export async function rebuildContact(
  db: Knex,
  ref: JudgedRef,
  mode: { readonly check: boolean },
): Promise<Rebuilt | null> {
  for (let attempt = 1; ; attempt += 1) {
    const made = await inWorkspace(db, ref.workspaceId, (scope) => workOut(scope, ref), SNAPSHOT);
    if (made === null || mode.check) return made && { differs: made.differs, waiting: made.waiting };
    const stored = await inWorkspace(db, ref.workspaceId, async (scope) => {
      const held = await holdStep(scope, ref.contactId);
      if (held.kind === 'gone' || held.step !== made.step) return false;
      await replaceProjection(scope, ref, made.projection, made);
      return true;
    });
    if (stored) return { differs: made.differs, waiting: made.waiting };
    if (attempt === ATTEMPTS)
      throw new Error(`contact ${ref.contactId} was judged ${String(ATTEMPTS)} times meanwhile`);
  }
}

async function workOut(scope: Scope, { workspaceId, contactId }: JudgedRef) {
  const stored = await readStoredJudgement(scope, contactId);
  const standing = await readStanding(scope, contactId);
  if (stored === null || standing === null) return null;
  const settings = await readSettingsVersion(scope, workspaceId, stored.settingsVersion);
  const { state, head, behind } = await foldFromStart(scope, { contactId, uptoSeq: standing.judgedSeq });
  const known = knownFields(standing.told, state.detected);
  const projection = projectionOf(judge({ state, known, settings, now: stored.evaluatedAt.toISOString() }));
  return {
    step: stored.step,
    projection,
    head,
    behind,
    differs: differences(stored, projection, head),
    waiting: standing.lastSeq > standing.judgedSeq,
  };
}

type Made = Parameters<typeof replaceProjection>[2];
type Head = Parameters<typeof replaceProjection>[3]['head'];

function differences({ projection, head: storedHead }: StoredJudgement, made: Made, head: Head): string[] {
  const columns = PROJECTED.filter((column) => !isDeepStrictEqual(asJson(projection[column]), asJson(made[column])));
  const [a, b] = [storedHead, head].map((one) => one && asJson({ position: one.position, state: one.state }));
  return isDeepStrictEqual(a, b) ? columns : [...columns, 'checkpoint'];
}

/** As it reads after a trip through the database: dates as text, undefined members left out. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
