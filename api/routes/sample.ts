import { z } from 'zod';
import { acceptMessage } from '../../db/accept/accept.ts';
import type { IncomingMessage } from '../../db/accept/incoming.ts';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { addTag, holdForEdit, recordTagging } from '../../db/repositories/bulk-edits.ts';
import { takeTagOffAll } from '../../db/repositories/contact-tags.ts';
import { addItemsByQuery } from '../../db/repositories/job-items.ts';
import {
  countSampleContacts,
  findSampleTag,
  openSampleTag,
  sampleContacts,
  samplePrefix,
} from '../../db/repositories/sample.ts';
import { deleteTag } from '../../db/repositories/tags.ts';
import type { App, AppDeps, Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { notFound, Problem } from '../problem.ts';
import { uuid } from '../schemas/common.ts';
import { makeJob } from './jobs/make-job.ts';
import { madeJob } from './jobs/schemas.ts';

const tags = ['Sample data'];
const standing = z.object({
  available: z.boolean().describe('this installation has some to load'),
  tagId: uuid.nullable(),
  contacts: z.int(),
});
const loaded = z.object({ tagId: uuid, contacts: z.int(), messages: z.int() });

/** Real conversations between made-up people, to look around with before the first customer writes. */
export const sampleRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  readRoute(app, deps);
  loadRoute(app, deps);
  removeRoute(app, deps);
};

function readRoute(app: App, { database, sample }: AppDeps): void {
  const schema = { tags, summary: 'Whether sample data is loaded', response: { 200: standing } };
  app.get('/sample', { preHandler: requireRole('viewer'), schema }, ({ caller }) =>
    inWorkspace(database, caller.workspaceId, async (scope) => {
      const tag = await findSampleTag(scope);
      const contacts = tag === null ? 0 : await countSampleContacts(scope, tag.id);
      return { available: sample !== undefined, tagId: tag?.id ?? null, contacts };
    }),
  );
}

function loadRoute(app: App, deps: AppDeps): void {
  const schema = {
    ...{ tags, summary: 'Load sample data', response: { 201: loaded } },
    description:
      'Some bundled conversations, sent as channels would send them. Their contacts are marked by a tag, and `DELETE` removes them.',
  };
  app.post('/sample', { preHandler: requireRole('admin'), schema }, async ({ caller }, reply) => {
    if (deps.sample === undefined) throw notFound();
    const { workspaceId } = caller;
    const tagId = await inWorkspace(deps.database, workspaceId, (scope) => beginLoading(scope, workspaceId));
    const messages = deps.sample(samplePrefix(tagId), deps.clock());
    const contactIds = await acceptSample(deps, workspaceId, messages);
    await inWorkspace(deps.database, workspaceId, (scope) => mark(scope, deps, caller, { tagId, contactIds }));
    deps.bell.ring();
    return reply.code(201).send({ tagId, contacts: contactIds.length, messages: messages.length });
  });
}

async function beginLoading(scope: Scope, workspaceId: string): Promise<string> {
  const { id } = await openSampleTag(scope, workspaceId);
  if ((await countSampleContacts(scope, id)) > 0)
    throw new Problem(409, 'sample_loaded', 'Sample data is loaded already.');
  return id;
}

/** Threads side by side, each in its order. @returns the contacts */
async function acceptSample(
  deps: AppDeps,
  workspaceId: string,
  messages: readonly IncomingMessage[],
): Promise<string[]> {
  const threads = new Map<string, IncomingMessage[]>();
  for (const message of messages) {
    threads.set(message.channelUserId, [...(threads.get(message.channelUserId) ?? []), message]);
  }
  const contactIds = new Set<string>();
  await Promise.all(
    [...threads.values()].map(async (thread) => {
      for (const message of thread) {
        const accepted = await acceptMessage(deps, workspaceId, message);
        if (accepted.kind === 'accepted') contactIds.add(accepted.contactId);
      }
    }),
  );
  return [...contactIds];
}

async function mark(
  scope: Scope,
  { clock }: AppDeps,
  { workspaceId, actor }: Caller,
  { tagId, contactIds }: { readonly tagId: string; readonly contactIds: readonly string[] },
): Promise<void> {
  const editor = { workspaceId, actor, at: clock() };
  const tagged = await addTag(scope, editor, tagId, await holdForEdit(scope, contactIds));
  await recordTagging(scope, editor, { before: null, after: tagId }, tagged);
  await writeAudit(scope, { workspaceId, actor, action: 'sample.load', subject: { kind: 'tag', id: tagId } });
}

function removeRoute(app: App, deps: AppDeps): void {
  const schema = { tags, summary: 'Delete the sample contacts', response: { 202: madeJob } };
  app.delete('/sample', { preHandler: requireRole('admin'), schema }, async ({ caller }, reply) => {
    const id = await makeJob(deps, caller, {
      kind: 'delete',
      request: { action: 'delete', by: 'sample' },
      choose: async (scope, job) => {
        const tag = await findSampleTag(scope);
        if (tag === null) throw notFound();
        await addItemsByQuery(scope, job, sampleContacts(tag.id));
        const { workspaceId, actor } = caller;
        await takeTagOffAll(scope, { workspaceId, actor, at: deps.clock() }, tag.id, null);
        await deleteTag(scope, tag.id);
      },
    });
    return reply.code(202).send({ job: { id } });
  });
}
