import { createHash } from 'node:crypto';
import type { ContactDetail } from '../../../db/repositories/contact-detail.ts';
import type { ContactListRow } from '../../../db/repositories/contact-list-row.ts';
import type { ContactDetailBody } from '../../schemas/reading/contact-detail.ts';
import type { Contact } from '../../schemas/reading/contact.ts';
import { presentExplanation } from './present-explanation.ts';

/** A contact as a list shows it. */
export function presentListed(row: ContactListRow): Contact {
  const { sentiment_level: level, sentiment_score: score } = row;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    company: row.company,
    source: row.source,
    channels: [...row.channels],
    status: row.status,
    stage: row.stage,
    leadScore: row.lead_score,
    leadGrade: row.lead_grade,
    sentiment: level === null || score === null ? null : { level, score },
    tags: [...row.tags],
    vip: row.vip,
    atRisk: row.at_risk,
    completeness: row.completeness,
    branchId: row.branch_id,
    assigneeId: row.assignee_id,
    messageCount: row.message_count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A contact as `GET /v1/contacts/{id}` shows it, and as every edit of it answers. */
export function presentContact(detail: ContactDetail): ContactDetailBody {
  const { row, identities, optOuts, conversations, pendingFollowUps, openReviews } = detail;
  return {
    ...presentListed(row),
    emails: valuesOf(detail, 'email', row.email),
    phones: valuesOf(detail, 'phone', row.phone),
    identities: identities.map(({ kind, value, verified, linked_by, linked_at }) => ({
      kind,
      value,
      verified,
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
