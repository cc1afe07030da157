import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLocalAnalyzer } from '../../enrichment/local/index.ts';
import type { Analyzer } from '../../enrichment/analyzer.ts';
import { createLogger } from '../../log.ts';
import { contactWorkflowId } from '../../workflows/definitions.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { devServerAddress } from '../support/temporal.ts';
import { startEngine, type Engine } from './support/engine.ts';
import { everythingTold } from './support/everything-told.ts';

/** Planted in names, addresses and texts. None of it may turn up anywhere in Temporal, or in a log. */
const MARKERS = [
  'Quillfeather',
  'quillfeather@example.com',
  '9175550101',
  '917 555 0101',
  'wombat',
  'Zugspitze',
  'telegram-user-77',
];

const local = createLocalAnalyzer();
let failures = 0;

/** A model whose errors quote what they were asked, as those of providers do. */
const quoting: Analyzer = {
  provider: 'openai',
  analyse: async (request) => {
    failures += 1;
    if (failures <= 2) throw new Error(`cannot read ${JSON.stringify(request.messages)}`);
    return { ...(await local.analyse(request)), provider: 'openai' };
  },
};

let db: EngineDatabase;
let engine: Engine;
let log = '';

beforeAll(async () => {
  db = await createEngineDatabase();
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString();
      done();
    },
  });
  let decisions = 0;
  engine = await startEngine(db, {
    address: await devServerAddress(),
    analyzer: quoting,
    logger: createLogger('test', 'trace', destination),
    around: (activities) => ({
      ...activities,
      // Long enough for the failure to be told to the server: local retries that end within seconds leave no trace.
      decide: async (input) => {
        decisions += 1;
        if (decisions > 7) return activities.decide(input);
        throw Object.assign(new Error('value too long: "wombat" of Quillfeather'), {
          code: '22001',
          detail: 'Zugspitze',
        });
      },
    }),
  });
});
afterAll(async () => {
  await engine.stop();
  await db.close();
});

test('Temporal and the logs hear nothing personal, failures included', { timeout: 60_000 }, async () => {
  const contactId = await db.accept({
    channel: 'telegram',
    channelUserId: 'telegram-user-77',
    text: "I'm Ada Quillfeather, quillfeather@example.com, 0917 555 0101. My wombat wants to see the Zugspitze, how much is it?",
    person: { name: 'Ada Quillfeather', verified: false },
  });
  await vi.waitFor(
    async () => {
      const row = await db.all('contacts').where({ id: contactId }).first('evaluated_at', 'detected_email');
      expect(row.evaluated_at).not.toBeNull();
      expect(row.detected_email).toBe('quillfeather@example.com');
    },
    { timeout: 45_000, interval: 250 },
  );
  const told = await everythingTold(engine.client, contactWorkflowId({ workspaceId: db.workspaceId, contactId }));
  // What must be there, so that an empty answer does not pass for a clean one.
  for (const code of ['internal', 'database_22001', 'becomes_inactive', contactId]) expect(told).toContain(code);
  for (const marker of MARKERS) expect(told).not.toContain(marker);
  expect(log).toContain('activity failed');
  expect(log).toContain('nothing-personal.test.ts');
  for (const marker of MARKERS) expect(log).not.toContain(marker);
});
