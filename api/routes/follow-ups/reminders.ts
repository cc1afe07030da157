import { z } from 'zod';
import { suggestMessage } from '../../../domain/follow-ups/suggest/suggest.ts';
import type { Settings } from '../../../domain/settings.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { lockForEdit, recordEdit } from '../../../db/repositories/contact-edits.ts';
import { readListed } from '../../../db/repositories/follow-up-list.ts';
import { insertReminder, lastThread } from '../../../db/repositories/reminders.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import { retrying } from '../../../db/retry.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { impossible, notFound } from '../../problem.ts';
import { followUpSchema, newReminder } from '../../schemas/follow-ups/follow-up.ts';
import { conversationOn } from './decisions.ts';
import { presentFollowUps } from './present-follow-up.ts';

const unknownContact = () =>
  impossible('unknown_contact', [{ path: 'contactId', message: 'names no contact' }], 'There is no such contact.');

/** A person asks to be reminded of a contact at a time. */
export const reminderRoutes: Routes = (deps) => async (app) => {
  const settingsInForce = createSettingsReader();
  app.post(
    '/follow-ups',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Follow-ups'],
        summary: 'Make a reminder',
        body: newReminder,
        response: { 201: followUpSchema },
      },
    },
    async (request, reply) => {
      const { workspaceId, actor } = request.caller;
      const { dueAt, message, note, channel } = request.body;
      const at = deps.clock();
      const made = await retrying(() =>
        inWorkspace(deps.database, workspaceId, async (scope) => {
          const given = z.guid().safeParse(request.body.contactId);
          const contactId = given.success ? await survivorOf(scope, given.data) : null;
          if (contactId === null || (await lockForEdit(scope, contactId)) === null) throw unknownContact();
          const { settings } = await settingsInForce(scope, workspaceId);
          const place = await placeFor(scope, contactId, channel ?? null, settings);
          const suggestedMessage = await suggested(scope, contactId, settings);
          const words = { message: message ?? null, note: note ?? null, suggestedMessage };
          const id = await insertReminder(scope, { workspaceId, contactId, ...place, dueAt, ...words, actor, at });
          await writeAudit(scope, {
            workspaceId,
            actor,
            action: 'follow_up.remind',
            subject: { kind: 'follow_up', id },
          });
          const seq = await recordEdit(scope, { workspaceId, contactId, actor, at, edit: { type: 'touched' } });
          return { id, contactId, seq };
        }),
      );
      deps.bell.ring();
      await deps.gateway.settle({ workspaceId, contactId: made.contactId }, made.seq);
      const body = await inWorkspace(deps.database, workspaceId, async (scope) => {
        const row = await readListed(scope, made.id);
        const { settings } = await settingsInForce(scope, workspaceId);
        const presenting = { settings, reach: deps.reach ?? (() => null), now: deps.clock() };
        return row ? (await presentFollowUps(scope, [row], presenting))[0] : undefined;
      });
      if (body === undefined) throw notFound();
      return reply.code(201).send(body);
    },
  );
};

/** The conversation it will be sent in: on the channel that was asked for, else where the contact was last in touch. */
async function placeFor(scope: Scope, contactId: string, channel: string | null, { followUps }: Settings) {
  if (channel !== null) return { conversationId: await conversationOn(scope, contactId, channel), channel };
  const thread = await lastThread(scope, contactId);
  return { conversationId: thread?.id ?? null, channel: thread?.channel ?? followUps.channels[0] ?? 'email' };
}

async function suggested(scope: Scope, contactId: string, { locale, businessProfile }: Settings): Promise<string> {
  const contact = await scope<{ id: string; name: string | null }>('contacts').where({ id: contactId }).first('name');
  const name = contact?.name ?? null;
  const { type: businessType, tone } = businessProfile;
  return suggestMessage({ openPoint: 'rule', attempt: 1, languages: locale.languages, businessType, tone, name });
}
