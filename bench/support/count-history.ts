import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openDatabase } from '../../db/client.ts';
import { keepCharts } from '../../db/repositories/analytics-counting.ts';
import { recordStanding } from '../../db/repositories/analytics-standing.ts';
import { retrying } from '../../db/retry.ts';

const TOLD_EVERY_MS = 30_000;
/** The API counts too, and of the two only one at a time does. */
const NEXT_TURN_MS = 500;

/** Has a workspace counted from the beginning, as every new one is. */
export async function countHistory(url: string, workspaceId: string, tell: (line: string) => void): Promise<void> {
  const db = openDatabase({ url, role: 'rapport_maintenance', poolSize: 2, applicationName: 'bench' });
  const telling = setInterval(() => {
    reached(db, workspaceId).then(
      ({ until }) => {
        tell(`counted whom came first until ${until ?? 'now'}`);
      },
      (error: unknown) => {
        tell(`how far the counting is, nobody could say: ${String(error)}`);
      },
    );
  }, TOLD_EVERY_MS);
  try {
    while (!(await reached(db, workspaceId)).isComplete) {
      await retrying(() => keepCharts(db));
      await sleep(NEXT_TURN_MS);
    }
    await recordStanding(db, new Date());
    await db.raw(
      'VACUUM (ANALYZE) contact_starts, contact_tones, tone_tallies, contact_answers, answer_tallies, answer_days, model_tallies, standing_days',
    );
  } finally {
    clearInterval(telling);
    await db.destroy();
  }
}

async function reached(db: Knex, workspaceId: string): Promise<{ isComplete: boolean; until: string | null }> {
  const { rows } = await db.raw<{ rows: { isComplete: boolean; until: string | null }[] }>(
    'SELECT is_complete AS "isComplete", reached_at::date::text AS until FROM counted_workspaces WHERE workspace_id = ?',
    [workspaceId],
  );
  return rows[0] ?? { isComplete: false, until: null };
}
