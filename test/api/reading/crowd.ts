import fc from 'fast-check';
import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';

/** A contact as a test knows it, to hold the API's answers against. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly status: string;
  readonly stage: string;
  readonly source: string;
  readonly channels: readonly string[];
  readonly grade: string;
  readonly score: number;
  readonly sentiment: string | null;
  readonly vip: boolean;
  readonly atRisk: boolean;
  readonly optedOut: boolean;
  readonly branchId: string | null;
  readonly tagIds: readonly string[];
  readonly firstSeenAt: string;
  readonly lastMessageAt: string | null;
}

export const BRANCHES = ['b1111111-1111-4111-8111-111111111111', 'b2222222-2222-4222-8222-222222222222'];

/** Few different instants, names and scores, so that sorts have many equal values to page through. */
const instant = fc.integer({ min: 0, max: 20 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
const name = fc.constantFrom(
  'Ana Reyes',
  'ana reyes',
  'Émile Zola',
  'Zoë',
  'Ünal',
  'Иван',
  '王伟',
  "O'Neil",
  '=1+1',
  'A,"b"\nc',
);

const person = (tagIds: readonly string[]): fc.Arbitrary<Omit<Person, 'id'>> =>
  fc.record({
    name: fc.option(name, { nil: null }),
    status: fc.constantFrom(...STATUSES),
    stage: fc.constantFrom(...STAGES),
    source: fc.constantFrom(...SOURCES),
    channels: fc.subarray([...CHANNEL_NAMES], { maxLength: 3 }),
    grade: fc.constantFrom(...GRADES),
    score: fc.integer({ min: 0, max: 5 }),
    sentiment: fc.option(fc.constantFrom(...SENTIMENT_LEVELS), { nil: null }),
    vip: fc.boolean(),
    atRisk: fc.boolean(),
    optedOut: fc.boolean(),
    branchId: fc.option(fc.constantFrom(...BRANCHES), { nil: null }),
    tagIds: fc.subarray([...tagIds]),
    firstSeenAt: instant,
    lastMessageAt: fc.option(instant, { nil: null }),
  });

/** Fills the workspace with people of all kinds; the same ones in each run. */
export async function makeCrowd(people: People, size: number): Promise<{ crowd: Person[]; tagIds: string[] }> {
  const tagIds = [
    await people.row('tags', { name: 'Wholesale', color: 'teal' }),
    await people.row('tags', { name: 'late payer', color: 'red' }),
  ];
  const crowd: Person[] = [];
  for (const one of fc.sample(person(tagIds), { numRuns: size, seed: 7 })) {
    const id = await people.contact({
      told_name: one.name,
      ...{ status: one.status, stage: one.stage, source: one.source, channels: one.channels, lead_grade: one.grade },
      ...{ lead_score: one.score, sentiment_level: one.sentiment, sentiment_score: one.sentiment === null ? null : 0 },
      ...{ vip: one.vip, at_risk: one.atRisk, branch_id: one.branchId },
      ...{ first_seen_at: one.firstSeenAt, last_message_at: one.lastMessageAt },
    });
    if (one.optedOut)
      await people.row('opt_outs', { contact_id: id, scope: 'all', source: 'test', at: one.firstSeenAt });
    for (const tag_id of one.tagIds) {
      await people.query(
        `INSERT INTO rapport.contact_tags (contact_id, tag_id, workspace_id, added_by)
         SELECT $1, $2, workspace_id, 'test' FROM rapport.tags WHERE id = $2`,
        [id, tag_id],
      );
    }
    crowd.push({ id, ...one });
  }
  return { crowd, tagIds };
}

/** An API of one's own with a crowd in its workspace. Close it in `afterAll`. */
export async function startCrowd(size: number): Promise<{
  api: TestApi;
  people: People;
  crowd: Person[];
  tagIds: string[];
  close: () => Promise<void>;
}> {
  const api = await startTestApi();
  const people = await startPeople(api);
  const close = async (): Promise<void> => {
    await people.close();
    await api.close();
  };
  return { api, people, ...(await makeCrowd(people, size)), close };
}

/** Filters as a client chooses them: values by the name of their parameter. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** A few of them at a time: all at once, which records with optional keys nearly are, keep nobody. */
export const filters = (tagIds: readonly string[]): fc.Arbitrary<Chosen> => {
  const some = (values: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const each: Readonly<Record<string, fc.Arbitrary<readonly string[]>>> = {
    status: some(STATUSES),
    stage: some(STAGES),
    source: some(SOURCES),
    channel: some(CHANNEL_NAMES),
    grade: some(GRADES),
    sentiment: some(SENTIMENT_LEVELS),
    tag: some(tagIds),
    branchId: some([...BRANCHES, 'no-branch']),
    vip: some(['true', 'false']),
    atRisk: some(['true', 'false']),
    optedOut: some(['true', 'false']),
    firstSeenAfter: instant.map((at) => [at]),
    firstSeenBefore: instant.map((at) => [at]),
    lastMessageAfter: instant.map((at) => [at]),
    lastMessageBefore: instant.map((at) => [at]),
  };
  return fc
    .tuple(fc.subarray(Object.keys(each), { maxLength: 4 }), fc.record(each))
    .map(([names, values]) => Object.fromEntries(names.map((name) => [name, values[name] ?? []])));
};

/** What each filter means, said again without any SQL. */
const MEANS: Readonly<Record<string, (person: Person, values: readonly string[]) => boolean>> = {
  status: ({ status }, values) => values.includes(status),
  stage: ({ stage }, values) => values.includes(stage),
  source: ({ source }, values) => values.includes(source),
  channel: ({ channels }, values) => channels.some((channel) => values.includes(channel)),
  grade: ({ grade }, values) => values.includes(grade),
  sentiment: ({ sentiment }, values) => sentiment !== null && values.includes(sentiment),
  tag: ({ tagIds }, values) => tagIds.some((tagId) => values.includes(tagId)),
  branchId: ({ branchId }, values) => branchId !== null && values.includes(branchId),
  vip: ({ vip }, values) => values.includes(String(vip)),
  atRisk: ({ atRisk }, values) => values.includes(String(atRisk)),
  optedOut: ({ optedOut }, values) => values.includes(String(optedOut)),
  firstSeenAfter: ({ firstSeenAt }, [at = '']) => firstSeenAt >= at,
  firstSeenBefore: ({ firstSeenAt }, [at = '']) => firstSeenAt < at,
  lastMessageAfter: ({ lastMessageAt }, [at = '']) => lastMessageAt !== null && lastMessageAt >= at,
  lastMessageBefore: ({ lastMessageAt }, [at = '']) => lastMessageAt !== null && lastMessageAt < at,
};

export const passes = (person: Person, chosen: Chosen, except?: string): boolean =>
  Object.entries(chosen).every(([filter, values]) => filter === except || MEANS[filter]?.(person, values));

export const asQuery = (chosen: Chosen): string =>
  new URLSearchParams(
    Object.entries(chosen).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  ).toString();
