import { CHANNEL_OF_THAT_NAME } from '../accept/identities.ts';
import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface IdentityRow {
  readonly kind: string;
  readonly value: string;
  readonly verified: boolean;
  readonly is_primary: boolean;
  readonly linked_by: string;
  readonly linked_at: Date;
}

export interface OptOutRow {
  readonly scope: string;
  readonly source: string;
  readonly at: Date;
}

export interface ConversationRow {
  readonly id: string;
  readonly contact_id: string;
  readonly channel: string;
  readonly handled_by: string;
  readonly assignee_id: string | null;
  readonly verified: boolean;
  readonly first_message_at: Date;
  readonly last_message_at: Date;
  readonly message_count: number;
}

/** The rows that hang on a contact. */
export interface Belongings {
  readonly identities: readonly IdentityRow[];
  readonly optOuts: readonly OptOutRow[];
  readonly conversations: readonly ConversationRow[];
}

/**
 * Identities oldest first, of addresses the shown ones before, conversations newest first: an answer's ETag must not change with the order of a heap. The id by which an
 * e-mail's sender writes is left out where the same address stands among the contact's own.
 */
export async function readBelongings(scope: Scope, contactId: string): Promise<Belongings> {
  const identities = await selectRows<IdentityRow>(
    scope,
    sql(
      `SELECT kind, value, verified, linked_by, linked_at, EXISTS (SELECT FROM contacts c WHERE c.id = i.contact_id AND i.scope = ''
         AND CASE i.kind WHEN 'email' THEN c.email = i.value WHEN 'phone' THEN c.phone = i.value END) AS is_primary
       FROM contact_identities i WHERE contact_id = ?::uuid AND NOT (scope = ?::text AND EXISTS (SELECT FROM contact_identities a
         WHERE a.contact_id = i.contact_id AND a.kind = i.kind AND a.scope = '' AND lower(a.value) = lower(i.value)))
       ORDER BY is_primary DESC, linked_at, kind, value, scope`,
      contactId,
      CHANNEL_OF_THAT_NAME,
    ),
  );
  const optOuts = await selectRows<OptOutRow>(
    scope,
    sql('SELECT scope, source, at FROM opt_outs WHERE contact_id = ?::uuid ORDER BY at, scope', contactId),
  );
  const conversations = await selectRows<ConversationRow>(
    scope,
    sql(
      `SELECT id, contact_id, channel, handled_by, assignee_id, verified, first_message_at, last_message_at, message_count
       FROM conversations WHERE contact_id = ?::uuid ORDER BY last_message_at DESC, id`,
      contactId,
    ),
  );
  return { identities, optOuts, conversations };
}
