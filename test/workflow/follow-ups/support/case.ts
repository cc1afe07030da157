import { expect } from 'vitest';
import type { FollowUpKind } from '../../../../domain/follow-ups/contract.ts';
import type { Stage } from '../../../../domain/vocabulary.ts';
import type { SkippedInstallation } from './skipped-installation.ts';
import { BASE, DAY_MS, say, STORIES, type Line } from './stories.ts';

/** A follow-up as the API shows it. */
export interface ShownFollowUp {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly why: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly attempt: number;
  readonly suggestedMessage: string;
  readonly conversationId: string;
  readonly evidence: readonly { readonly quote: string }[];
  readonly gate: { readonly open: boolean; readonly reasons: readonly string[]; readonly opensAt: string | null };
}

/** One contact with one follow-up, and what people, the customer and time can do to it. */
export interface Case {
  readonly api: SkippedInstallation;
  readonly kind: FollowUpKind;
  readonly contactId: string;
  readonly id: string;
  read(): Promise<ShownFollowUp>;
  /** All follow-ups of the contact, the first first. */
  all(): Promise<ShownFollowUp[]>;
  decide(decision: string, body?: object, id?: string): Promise<ShownFollowUp>;
  contactSays(text: string): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Lets time pass until it is due and nothing can be undone any more. */
  passUntilDue(): Promise<void>;
  /** Texts that the channel was given for this contact. */
  sent(): string[];
  /** The states that the timeline tells of, the first first, of all the contact's follow-ups. */
  told(): Promise<string[]>;
  set(followUps: object): Promise<void>;
}

const MARGIN_MS = 6_000;

let cases = 0;

export async function settingsFor(api: SkippedInstallation, followUps: object): Promise<void> {
  const answer = await api.call('PATCH', '/v1/settings', { followUps });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

async function makeReminder(api: SkippedInstallation, contactId: string): Promise<void> {
  const dueAt = new Date(api.clock().getTime() + DAY_MS).toISOString();
  const body = { contactId, dueAt, message: 'Here is what you asked for.' };
  const answer = await api.call('POST', '/v1/follow-ups', body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
}

async function setStage(api: SkippedInstallation, contactId: string, stage: Stage): Promise<void> {
  const answer = await api.call('PUT', `/v1/contacts/${contactId}/stage`, { stage });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** Plays the story of a kind until its follow-up is there. @param before what is said before the story begins */
export async function startCase(
  api: SkippedInstallation,
  kind: FollowUpKind,
  before: readonly Line[] = [],
): Promise<Case> {
  const story = STORIES[kind];
  const visitor = `${kind}-${String((cases += 1))}`;
  await settingsFor(api, { ...BASE, ...story.followUps });
  let contactId = '';
  for (const line of [...before, ...story.lines]) ({ contactId } = await say(api, visitor, line));
  if (story.stage !== undefined) await setStage(api, contactId, story.stage);
  if (kind === 'reminder') await makeReminder(api, contactId);
  await api.pass(contactId, story.foundAfterMs);
  const all = () => followUpsOf(api, contactId);
  const [found] = await all();
  if (found === undefined) throw new Error(`no ${kind} was found`);
  expect(found).toMatchObject({ kind, state: 'pending', channel: 'web', why: expect.stringMatching(story.why) });
  expect(found.suggestedMessage).toContain(story.suggests);
  const { id } = found;
  const read = async () => (await api.call('GET', `/v1/follow-ups/${id}`)).json<ShownFollowUp>();
  return {
    ...{ api, kind, contactId, id, read, all },
    decide: async (decision, body = {}, about = id) => {
      const answer = await api.call('POST', `/v1/follow-ups/${about}/${decision}`, body);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    },
    contactSays: async (text) => {
      await say(api, visitor, ['contact', text]);
      await api.settled(contactId);
    },
    pass: (ms) => api.pass(contactId, ms),
    passUntilDue: async () => {
      const due = Date.parse((await read()).dueAt) - api.clock().getTime();
      await api.pass(contactId, Math.max(0, due) + MARGIN_MS);
    },
    sent: () => api.channel.got.filter((message) => message.contactId === contactId).map(({ text }) => text),
    told: () => toldOf(api, contactId),
    set: (followUps) => settingsFor(api, followUps),
  };
}

/** A contact's follow-ups as the API shows them, the first first. */
export async function followUpsOf(api: SkippedInstallation, contactId: string): Promise<ShownFollowUp[]> {
  const answer = await api.call('GET', `/v1/follow-ups?contactId=${contactId}`);
  return answer.json<{ items: ShownFollowUp[] }>().items.toReversed();
}

async function toldOf(api: SkippedInstallation, contactId: string): Promise<string[]> {
  const answer = await api.call('GET', `/v1/contacts/${contactId}/timeline?limit=200`);
  const { items } = answer.json<{ items: { kind: string; after: { state: string } | null }[] }>();
  return items
    .filter(({ kind }) => kind === 'follow_up')
    .map(({ after }) => after?.state ?? '')
    .toReversed();
}
