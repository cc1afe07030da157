import type { Knex } from 'knex';
import { previewChanges, type Preview, type PreviewChange, type Previewed } from '../../../domain/preview.ts';
import type { Settings } from '../../../domain/settings.ts';
import { inWorkspace } from '../../../db/client.ts';
import { countJudged, judgedContacts, namesOf, type JudgedContact } from '../../../db/repositories/preview.ts';

/** Judged between two looks at other requests: some ten milliseconds. */
const PAGE = 200;
/** Up to so many contacts every one is judged; beyond, about so many of them, which is still exact to a fraction of a percent. */
const JUDGED_AT_MOST = 50_000;

export interface WhatIf {
  /** Contacts whose row would show something else. */
  readonly changed: number;
  readonly byChange: Partial<Record<Previewed, number>>;
  readonly sample: { id: string; name: string | null; changes: PreviewChange[] }[];
  readonly total: number;
  /** How many of `total` were judged; `changed` and `byChange` are projected from them. */
  readonly judged: number;
}

interface Question {
  readonly workspaceId: string;
  readonly from: Settings;
  readonly to: Settings;
  readonly now: string;
  readonly sampleSize: number;
  /** Judge every contact, however long that takes. */
  readonly all: boolean;
}

/** Judges the workspace's contacts by both settings, and keeps counts and a sample: constant memory at any size. */
export async function whatIf(database: Knex, question: Question): Promise<WhatIf> {
  const { workspaceId, from, to, now, sampleSize } = question;
  const total = await inWorkspace(database, workspaceId, countJudged);
  const oneIn = question.all ? 1 : Math.max(1, Math.ceil(total / JUDGED_AT_MOST));
  const sample: Preview['sample'][number][] = [];
  const byChange = new Map<string, number>();
  let [judged, changed] = [0, 0];
  for await (const contacts of pagesOf(database, workspaceId, oneIn)) {
    const page = previewChanges(contacts, from, to, now, sampleSize - sample.length);
    judged += page.judged;
    changed += page.changed;
    sample.push(...page.sample);
    for (const [what, count] of Object.entries(page.byChange)) byChange.set(what, (byChange.get(what) ?? 0) + count);
  }
  const projected = (count: number): number =>
    oneIn === 1 ? count : Math.round((count * total) / Math.max(1, judged));
  const names = await inWorkspace(database, workspaceId, (scope) =>
    namesOf(
      scope,
      sample.map(({ contactId }) => contactId),
    ),
  );
  return {
    changed: projected(changed),
    byChange: Object.fromEntries([...byChange].map(([what, count]) => [what, projected(count)])),
    sample: sample.map(({ contactId: id, changes }) => ({ id, name: names.get(id) ?? null, changes: [...changes] })),
    total: oneIn === 1 ? judged : total,
    judged,
  };
}

async function* pagesOf(database: Knex, workspaceId: string, oneIn: number): AsyncGenerator<JudgedContact[]> {
  let contacts: JudgedContact[];
  let after: string | null = null;
  do {
    const page: Parameters<typeof judgedContacts>[1] = { after, oneIn, limit: PAGE };
    contacts = await inWorkspace(database, workspaceId, (scope) => judgedContacts(scope, page));
    yield contacts;
    after = contacts.at(-1)?.contactId ?? null;
  } while (contacts.length === PAGE);
}
