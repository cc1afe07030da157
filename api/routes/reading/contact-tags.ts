import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { lockContact, putTag, takeTag, type Tagging } from '../../../db/repositories/contact-tags.ts';
import type { TagRow } from '../../../db/repositories/contact-list-row.ts';
import { findTag, insertTag, readTag } from '../../../db/repositories/tags.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole, type Caller } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { tagSchema } from '../../schemas/reading/contact.ts';
import { DEFAULT_COLOR, tagInPath, tagName } from '../../schemas/reading/tag.ts';
import { requireSurvivor } from './survivor.ts';
import { auditTag } from './tag-changes.ts';

/** Tags on and off a contact. */
export const contactTagRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const agent = requireRole('agent');

  app.put(
    '/contacts/:id/tags/:tagId',
    {
      preHandler: agent,
      schema: { tags: ['Tags'], summary: 'Put a tag on a contact', params: tagInPath, response: { 200: tagSchema } },
    },
    (request) => {
      const { id, tagId } = request.params;
      return onContact(deps, request.caller, id, async (scope, contactId, tagging) => {
        const tag = await requireTag(scope, tagId);
        return { tag, changed: await putTag(scope, tagging, contactId, tagId) };
      });
    },
  );

  app.delete(
    '/contacts/:id/tags/:tagId',
    {
      preHandler: agent,
      schema: { tags: ['Tags'], summary: 'Take a tag off a contact', params: tagInPath, response: { 200: tagSchema } },
    },
    (request) => {
      const { id, tagId } = request.params;
      return onContact(deps, request.caller, id, async (scope, contactId, tagging) => {
        const tag = await requireTag(scope, tagId);
        return { tag, changed: await takeTag(scope, tagging, contactId, tagId) };
      });
    },
  );

  app.post(
    '/contacts/:id/tags',
    {
      preHandler: agent,
      schema: {
        tags: ['Tags'],
        summary: 'Put a tag of this name on a contact, made if there is none',
        params: idParams,
        body: tagName,
        response: { 200: tagSchema },
      },
    },
    (request) =>
      onContact(deps, request.caller, request.params.id, async (scope, contactId, tagging) => {
        const tag = await pickOrMake(scope, tagging, request.body.name);
        return { tag, changed: await putTag(scope, tagging, contactId, tag.id) };
      }),
  );
};

type Change = (scope: Scope, contactId: string, tagging: Tagging) => Promise<{ tag: TagRow; changed: boolean }>;

/** Runs a change of a contact's tags; what was so already is no change, and leaves no trace. */
function onContact(deps: AppDeps, { workspaceId, actor }: Caller, id: string, change: Change): Promise<TagRow> {
  return inWorkspace(deps.database, workspaceId, async (scope) => {
    const contactId = await requireSurvivor(scope, id);
    if (!(await lockContact(scope, contactId))) throw notFound();
    const { tag, changed } = await change(scope, contactId, { workspaceId, actor, at: deps.clock() });
    const subject = { kind: 'contact', id: contactId } as const;
    if (changed) await writeAudit(scope, { workspaceId, actor, action: 'contact.tag', subject, fields: ['tags'] });
    return tag;
  });
}

async function requireTag(scope: Scope, tagId: string): Promise<TagRow> {
  const tag = await readTag(scope, tagId);
  if (tag === null) throw notFound();
  return tag;
}

async function pickOrMake(scope: Scope, tagging: Tagging, name: string): Promise<TagRow> {
  const made = await insertTag(scope, { workspaceId: tagging.workspaceId, name, color: DEFAULT_COLOR });
  if (made) {
    await auditTag(scope, tagging, 'tag.make', made.id, ['name', 'color']);
    return made;
  }
  // Where the tag of that name was deleted in the moment between, the name is free again.
  return (await findTag(scope, name)) ?? pickOrMake(scope, tagging, name);
}
