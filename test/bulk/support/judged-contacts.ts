import { createDecide } from '../../../activities/decide.ts';
import { createChannelRegistry } from '../../../channels/registry.ts';
import { inWorkspace } from '../../../db/client.ts';
import { writeStep } from '../../../db/repositories/judgements.ts';
import { SHOWN_COLUMNS } from '../../../db/repositories/reclassify.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import type { Fact } from '../../../domain/facts.ts';
import { judge } from '../../../domain/judge.ts';
import { comparePositions } from '../../../domain/order.ts';
import { emptyState, foldFacts } from '../../../domain/state.ts';
import type { BulkApi } from './bulk-api.ts';

/** Puts contacts into the database as they stand after these facts were judged, one list of facts for each contact. */
export async function seedJudged(api: BulkApi, people: readonly (readonly Fact[])[], now: Date): Promise<string[]> {
  const settingsInForce = createSettingsReader();
  const { workspaceId } = api;
  const known = { name: false, email: false, phone: false, company: false, timeZone: false };
  return inWorkspace(api.worker, workspaceId, async (scope) => {
    const { version, settings } = await settingsInForce(scope, workspaceId);
    const ids: string[] = [];
    for (const facts of people) {
      const contactId = crypto.randomUUID();
      ids.push(contactId);
      await scope('contacts').insert({
        id: contactId,
        workspace_id: workspaceId,
        source: 'chat_widget',
        first_seen_at: now,
      });
      await scope('contact_inbox').insert({ contact_id: contactId, workspace_id: workspaceId });
      const inOrder = facts.map(asHistory).toSorted(comparePositions);
      const state = foldFacts(emptyState(), inOrder);
      const fields = Object.entries(state.detected).map(([field, value]) => [field, value !== null] as const);
      const judgement = judge({
        state,
        known: { ...known, ...Object.fromEntries(fields) },
        settings,
        now: now.toISOString(),
      });
      const position = { at: inOrder.at(-1)?.at ?? now.toISOString(), key: inOrder.at(-1)?.key ?? '' };
      await writeStep(scope, {
        ...{
          workspaceId,
          contactId,
          step: 1,
          now: now.toISOString(),
          judgedSeq: 0,
          settingsVersion: version,
          judgement,
        },
        ...{
          changes: [],
          head: { position, seq: 0, facts: facts.length, state },
          behind: null,
          result: null,
          nextLook: null,
        },
      });
    }
    return ids;
  });
}

/** These messages stand in no conversation of the database, which a follow-up would have to name: history starts none. */
const asHistory = (fact: Fact): Fact => (fact.kind === 'message' ? { ...fact, backfill: true } : fact);

/** Judges contacts as their workflows would when they are woken. */
export function judgeWoken(
  api: BulkApi,
  clock: () => Date,
): (workspaceId: string, contactIds: readonly string[], uptoSeq?: number) => Promise<void> {
  const channels = createChannelRegistry({}, null);
  const deps = { database: api.worker, settingsInForce: createSettingsReader(), channels, clock };
  const decide = createDecide(deps as unknown as Parameters<typeof createDecide>[0]);
  return async (workspaceId, contactIds, uptoSeq = 0) => {
    const rows = await api.asOwner<{ id: string; step: number }>('SELECT id, step FROM contacts WHERE id = ANY(?)', [
      contactIds,
    ]);
    const now = clock().toISOString();
    await Promise.all(rows.map(({ id, step }) => decide({ workspaceId, contactId: id, step: step + 1, now, uptoSeq })));
  };
}

/** What each contact of the workspace shows, by id. */
export async function shownOfAll(api: BulkApi): Promise<Map<string, string>> {
  const columns = SHOWN_COLUMNS.join(', ');
  const rows = await api.asOwner<Record<string, unknown>>(
    `SELECT id, ${columns} FROM contacts WHERE workspace_id = ?`,
    [api.workspaceId],
  );
  return new Map(rows.map(({ id, ...shown }) => [id as string, JSON.stringify(shown)]));
}
