import { CHANNEL_NAMES } from '../../domain/channels.ts';
import type { Scope } from '../client.ts';
import { sql, selectRows, type Sql } from './contact-list-sql.ts';
import type { TagRow } from './contact-list-row.ts';
import { findTag, insertTag } from './tags.ts';

/** What sample contacts are marked by, in the list and for whoever removes them. */
export const SAMPLE_TAG = 'Sample data';

/** Every channel id of one loading begins with this. */
export const samplePrefix = (tagId: string): string => `sample-${tagId}-`;

export const findSampleTag = (scope: Scope): Promise<TagRow | null> => findTag(scope, SAMPLE_TAG);

/** The tag of the next loading. Two who load at the same time get the same, and load the same messages once. */
export async function openSampleTag(scope: Scope, workspaceId: string): Promise<TagRow> {
  const tag =
    (await insertTag(scope, { workspaceId, name: SAMPLE_TAG, color: 'gray' })) ?? (await findTag(scope, SAMPLE_TAG));
  if (tag === null) throw new Error('the tag of the sample is gone');
  return tag;
}

/**
 * Contacts that came with a loading and are nobody else: neither whom a person tagged alike, nor one that a real customer's channel
 * has been joined to since.
 */
export function sampleContacts(tagId: string): Sql {
  const like = `${samplePrefix(tagId)}%`;
  return sql(
    `SELECT c.id FROM contacts c JOIN contact_tags t ON t.contact_id = c.id AND t.tag_id = ?::uuid
     WHERE c.erasing_at IS NULL AND c.merged_into IS NULL
       AND EXISTS (SELECT FROM contact_identities i WHERE i.contact_id = c.id AND i.value LIKE ?::text)
       AND NOT EXISTS (SELECT FROM contact_identities i
         WHERE i.contact_id = c.id AND i.kind = ANY(?::text[]) AND i.kind <> 'email' AND i.value NOT LIKE ?::text)`,
    ...[tagId, like, [...CHANNEL_NAMES], like],
  );
}

export async function countSampleContacts(scope: Scope, tagId: string): Promise<number> {
  const { text, values } = sampleContacts(tagId);
  const [row] = await selectRows<{ n: number }>(scope, sql(`SELECT count(*) AS n FROM (${text}) AS c`, ...values));
  return row?.n ?? 0;
}
