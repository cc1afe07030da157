import { parseArgs } from 'node:util';
import type { Knex } from 'knex';
import { rebuildContact } from '../activities/bulk/rebuild.ts';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { correctContactTallies, correctModelTallies } from '../db/repositories/contact-tallies.ts';
import { nextJudged } from '../db/repositories/rebuild.ts';
import { databaseUrlOf } from './addresses.ts';

const HELP = `npm run rebuild -- [--check] [--workspace <id>]

Makes every contact's status, stage, score, sentiment and details again from its messages, actions and edits, as of its last
judgement, and says which contacts came out different. Readings and the ledger stay as they are. What the pills of People
and the use of models count is counted anew.
  --check       only compares; exits with 1 when anything differs
  --workspace   only the contacts of this workspace
`;

const PAGE = 500;

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    workspace: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(HELP);
else await rebuild(options.check, options.workspace ?? null);

async function rebuild(check: boolean, workspaceId: string | null): Promise<void> {
  const db = openDatabase({
    url: databaseUrlOf(loadConfig()),
    role: 'rapport_maintenance',
    poolSize: 2,
    applicationName: 'rapport rebuild',
  });
  try {
    let [contacts, different, waiting, after]: [number, number, number, string | null] = [0, 0, 0, null];
    for (;;) {
      const page = await nextJudged(db, { after, workspaceId, limit: PAGE });
      for (const ref of page) {
        const rebuilt = await rebuildContact(db, ref, { check });
        if (rebuilt === null) continue;
        contacts += 1;
        if (rebuilt.waiting) waiting += 1;
        else if (rebuilt.differs.length > 0) {
          different += 1;
          process.stdout.write(`${ref.contactId}  ${rebuilt.differs.join(', ')}\n`);
        }
      }
      after = page.at(-1)?.contactId ?? null;
      if (page.length < PAGE) break;
    }
    process.stdout.write(
      `${String(contacts)} contacts ${check ? 'compared' : 'rebuilt'}, ${String(different)} of them different` +
        (waiting > 0 ? `; ${String(waiting)} wait to be judged and were not compared.\n` : '.\n'),
    );
    if (!check) await recount(db, workspaceId);
    if (check && different > 0) process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

async function recount(db: Knex, workspaceId: string | null): Promise<void> {
  const workspaces = workspaceId === null ? await db('workspaces').pluck<string[]>('id') : [workspaceId];
  let wrong = 0;
  for (const id of workspaces) wrong += await correctContactTallies(db, id);
  if (wrong > 0) process.stdout.write(`${String(wrong)} counts of People were wrong, and are right now.\n`);
  const wrongUse = await correctModelTallies(db, workspaceId);
  if (wrongUse > 0) process.stdout.write(`${String(wrongUse)} sums of models’ use were wrong, and are right now.\n`);
}
