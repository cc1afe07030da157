import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../db/client.ts';
import { nextSeq } from '../../db/repositories/inbox.ts';
import { askForNewReadings } from '../../db/repositories/reanalysis.ts';
import { editKey } from '../../domain/order.ts';
import type { ContactActivities } from '../../workflows/activity-contract.ts';
import { activitiesOn, advance } from './support/advance.ts';
import { conversation } from './support/conversation.ts';
import { createEngineDatabase, type EngineDatabase } from './support/engine-database.ts';
import { outcome } from './support/outcome.ts';

const NOW = '2026-03-02T00:00:00.000Z';

let db: EngineDatabase;
let activities: ContactActivities;
beforeAll(async () => {
  db = await createEngineDatabase();
  activities = activitiesOn(db);
});
afterAll(() => db.close());

async function talk(person: string, length: number): Promise<string> {
  let contactId = '';
  for (const message of conversation(person, length)) contactId = await db.accept(message);
  return contactId;
}

const rowOf = (contactId: string) => db.all('contacts').where({ id: contactId }).first();
const eventsOf = (contactId: string) => db.all('contact_events').where({ contact_id: contactId }).orderBy('id');

test('the same step again answers the same, and is stored once', async () => {
  const contactId = await talk('retry', 5);
  const decided = await advance(db, activities, contactId, NOW);
  const events = await eventsOf(contactId);
  const again = {
    workspaceId: db.workspaceId,
    contactId,
    step: 1,
    now: '2027-01-01T00:00:00.000Z',
    uptoSeq: decided.judgedSeq,
  };
  expect(await activities.decide(again)).toEqual(decided);
  expect(await eventsOf(contactId)).toEqual(events);
  expect((await rowOf(contactId)).evaluated_at).toEqual(new Date(NOW));
});

test('of several deciding the same step at once one writes, and all answer what it wrote', async () => {
  const contactId = await talk('race', 5);
  const ref = { workspaceId: db.workspaceId, contactId };
  const read = await activities.analyse({ ...ref, uptoSeq: 0 });
  if (read.kind !== 'analysed') throw new Error(read.kind);
  const input = { ...ref, step: 1, now: NOW, uptoSeq: read.analysedSeq };
  const answers = await Promise.all(Array.from({ length: 5 }, () => activities.decide(input)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const kinds = (await eventsOf(contactId)).map(
    ({ kind, after }: { kind: string; after: unknown }) => `${kind} ${String(after)}`,
  );
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('any other step is told where the row stands', async () => {
  const contactId = await talk('behind', 3);
  const { judgedSeq } = await advance(db, activities, contactId, NOW);
  for (const step of [0, 3, 99]) {
    const answer = await activities.decide({
      workspaceId: db.workspaceId,
      contactId,
      step,
      now: NOW,
      uptoSeq: judgedSeq,
    });
    expect(answer).toEqual({ kind: 'state_behind', step: 1, judgedSeq, lastSeq: judgedSeq });
  }
});

test('time alone changes what time changes, and each change names its rule', async () => {
  const contactId = await talk('silence', 5);
  const first = await advance(db, activities, contactId, NOW);
  expect(first.deadline?.cause).toBe('becomes_inactive');
  const before = await advance(
    db,
    activities,
    contactId,
    new Date(Date.parse(first.deadline?.at ?? '') - 1).toISOString(),
  );
  expect(before.attributes.status).toBe(first.attributes.status);
  const after = await advance(db, activities, contactId, first.deadline?.at ?? '');
  expect(after.attributes.status).toBe('inactive');
  expect((await eventsOf(contactId)).at(-1)).toMatchObject({
    kind: 'status',
    step: 3,
    before: first.attributes.status,
    after: 'inactive',
    rule: { id: 'status.inactive' },
    actor: 'engine',
  });
});

test('a decision that changes nothing still says how far it has judged', async () => {
  const contactId = await talk('nothing', 3);
  const { judgedSeq } = await advance(db, activities, contactId, NOW);
  const events = await eventsOf(contactId);
  const id = uuidv7();
  await inWorkspace(db.worker, db.workspaceId, async (scope) => {
    const seq = await nextSeq(scope, contactId);
    const fact = {
      id,
      workspace_id: db.workspaceId,
      contact_id: contactId,
      seq,
      position_key: editKey({ editId: id }),
    };
    await scope('contact_edits').insert({
      ...fact,
      edit: JSON.stringify({ type: 'touched' }),
      actor: 'user:test',
      at: NOW,
    });
  });
  const next = await advance(db, activities, contactId, NOW);
  expect(next.judgedSeq).toBeGreaterThan(judgedSeq);
  expect(await eventsOf(contactId)).toEqual(events);
});

test('several details found at once are several lines of the ledger', async () => {
  const contactId = await db.accept({
    channelUserId: 'details',
    text: "I'm Ana Reyes, ana@example.com, 0917 555 0101",
  });
  await advance(db, activities, contactId, new Date().toISOString());
  const found = (await eventsOf(contactId)).filter(({ kind }: { kind: string }) => kind === 'detected');
  expect(found.map(({ after }: { after: string }) => after).sort()).toEqual(['email', 'name', 'phone']);
});

test.each([3, 130])(
  'an edit and a deletion far back end as if the texts had always been so (%i messages)',
  async (length) => {
    const plain = conversation(`plain-${String(length)}`, length);
    let expectedId = '';
    for (const [index, message] of plain.entries()) {
      expectedId = await db.accept(index === 0 ? { ...message, text: 'I hate this, it is awful' } : message);
    }
    await db.revise(`plain-${String(length)}:0002`, null);
    await advance(db, activities, expectedId, NOW);

    const contactId = await talk(`later-${String(length)}`, length);
    await advance(db, activities, contactId, NOW);
    await db.revise(`later-${String(length)}:0000`, 'I hate this, it is awful');
    await db.revise(`later-${String(length)}:0002`, null);
    await advance(db, activities, contactId, NOW);

    const withoutRevisions = (found: Record<string, unknown>) => ({
      ...found,
      readings: (found.readings as { reading: unknown }[]).map(({ reading }) => reading),
    });
    const edited = withoutRevisions(await outcome(db, contactId, `later-${String(length)}`));
    expect(edited).toEqual(withoutRevisions(await outcome(db, expectedId, `plain-${String(length)}`)));
  },
);

test('a message edited while it is judged neither disappears nor counts by its old text for good', async () => {
  const contactId = await talk('meanwhile', 4);
  const { judgedSeq } = await advance(db, activities, contactId, NOW);
  await db.revise('meanwhile:0000', 'How much is it?');
  // A deadline fires now: it judges what was judged before.
  const input = { workspaceId: db.workspaceId, contactId, step: 2, now: NOW, uptoSeq: judgedSeq };
  expect(await activities.decide(input)).toMatchObject({ kind: 'decided', judgedSeq });
  const head = await db.all('contact_checkpoints').where({ contact_id: contactId, place: 'head' }).first('state');
  expect(head.state.counts).toMatchObject({ inbound: 2, outbound: 2 });
});

test('readings that are asked for anew are made, and the contact is folded with them', async () => {
  await db.changeSettings((settings) => settings);
  const contactId = await talk('anew', 6);
  await advance(db, activities, contactId, NOW);
  const before = await outcome(db, contactId, 'anew');
  await db.changeSettings((settings) => ({
    ...settings,
    leadScoring: {
      ...settings.leadScoring,
      signals: [
        {
          id: 'sea',
          name: 'Sea',
          kind: 'keyword',
          category: 'fit',
          points: 40,
          description: '',
          keywords: ['sea view'],
          action: null,
          maxCount: null,
          halfLife: null,
          enabled: true,
        },
      ],
    },
  }));
  const version = await db.all('settings').where({ workspace_id: db.workspaceId }).max('version as version').first();
  await inWorkspace(db.worker, db.workspaceId, (scope) =>
    askForNewReadings(scope, [contactId], version?.version as number),
  );
  await advance(db, activities, contactId, NOW);
  expect(await outcome(db, contactId, 'anew')).not.toEqual(before);
  expect((await rowOf(contactId)).lead_score).toBe(40);
});

test('a contact that is being erased is gone, at every door', async () => {
  const contactId = await talk('erased', 2);
  await advance(db, activities, contactId, NOW);
  await db.all('contacts').where({ id: contactId }).update({ erasing_at: new Date() });
  const ref = { workspaceId: db.workspaceId, contactId };
  expect(await activities.open(ref)).toEqual({ kind: 'gone' });
  expect(await activities.analyse({ ...ref, uptoSeq: 9 })).toEqual({ kind: 'gone' });
  expect(await activities.decide({ ...ref, step: 2, now: NOW, uptoSeq: 9 })).toEqual({ kind: 'gone' });
});
