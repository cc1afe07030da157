import { createHash } from 'node:crypto';
import type { ContactDetail } from '../../../db/repositories/contact-detail.ts';
import { listedContact, type ContactListRow } from '../../../db/repositories/contact-list-row.ts';
import type { ContactDetailBody } from '../../schemas/reading/contact-detail.ts';
import type { Contact } from '../../schemas/reading/contact.ts';
import { presentExplanation } from './present-explanation.ts';

/** A contact as a list shows it. */
export const presentListed = (row: ContactListRow): Contact => listedContact(row);

/** A contact as `GET /v1/contacts/{id}` shows it, and as every edit of it answers. */
export function presentContact(detail: ContactDetail): ContactDetailBody {
  const { row, identities, optOuts, conversations, pendingFollowUps, openReviews } = detail;
  return {
    ...presentListed(row),
    emails: valuesOf(detail, 'email', row.email),
    phones: valuesOf(detail, 'phone', row.phone),
    identities: identities.map(({ kind, value, verified, is_primary, linked_by, linked_at }) => ({
      kind,
      value,
      verified,
      primary: is_primary,
      linkedBy: linked_by,
      at: linked_at.toISOString(),
    })),
    optOuts: optOuts.map(({ scope, source, at }) => ({ scope, source, at: at.toISOString() })),
    customFields: { ...row.custom_fields },
    timeZone: row.time_zone,
    locks: { status: row.locks.status ?? false, stage: row.locks.stage ?? false, score: row.locks.score ?? false },
    conversations: conversations.map(presentConversation),
    nextDeadline: row.next_deadline?.toISOString() ?? null,
    nextDeadlineCause: row.deadline_cause,
    pendingFollowUps,
    openReviews,
    stageHistory: detail.stages.map(({ stage, at }, index, all) => ({
      stage,
      from: at.toISOString(),
      to: all[index + 1]?.at.toISOString() ?? null,
    })),
    explain: presentExplanation(detail),
  };
}

function presentConversation(row: ContactDetail['conversations'][number]): ContactDetailBody['conversations'][number] {
  return {
    id: row.id,
    contactId: row.contact_id,
    channel: row.channel,
    handledBy: row.handled_by,
    assignee: row.assignee_id,
    verified: row.verified,
    firstMessageAt: row.first_message_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    messageCount: row.message_count,
  };
}

/** Every known value of this kind, the shown one first. */
function valuesOf(detail: ContactDetail, kind: 'email' | 'phone', shown: string | null): string[] {
  const known = detail.identities.flatMap((identity) => (identity.kind === kind ? identity.value : []));
  return [...new Set([...(shown === null ? [] : [shown]), ...known])];
}

/** Changes whenever anything that the answer shows changes, and only then. */
export const etagOf = (body: ContactDetailBody): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
