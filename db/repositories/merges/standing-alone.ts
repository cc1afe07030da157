import { joinTold, mergeTold, type Told } from '../../../domain/told.ts';
import type { ContactField } from '../../../domain/vocabulary.ts';
import type { Scope } from '../../client.ts';

/** Column `before_merging`: how a contact stood by itself before it was first joined with another. */
interface BeforeMerging {
  readonly told: Told;
}

/** Notes how contacts stand by themselves, unless that was noted before. Call it before anything of them is changed. */
export async function noteBeforeMerging(scope: Scope, contactIds: readonly string[]): Promise<void> {
  await scope.raw(
    `UPDATE contacts SET before_merging = jsonb_build_object('told', told, 'source', source, 'firstSeenAt', first_seen_at,
       'lastMessageAt', last_message_at, 'channels', to_jsonb(channels))
     WHERE id = ANY(?::uuid[]) AND before_merging IS NULL`,
    [[...contactIds]],
  );
}

/** A detail that came with a message carries the message's key, as domain/order.ts makes it. */
const OF_A_MESSAGE = '["message",';

/**
 * What was told of a contact and of those it absorbed: the words of all messages it has now, those from conversations that only a
 * claim links as claims, and what came by other ways (an import).
 *
 * @param leaving contacts that have just been taken out of it: what came with them goes
 */
async function toldOf(
  scope: Scope,
  contactId: string,
  members: readonly string[],
  leaving: readonly string[],
): Promise<Told> {
  const befores: { id: string; before_merging: BeforeMerging | null; told: Told }[] = await scope('contacts')
    .whereIn('id', [...members, ...leaving])
    .select('id', 'before_merging', 'told');
  const toldOfOne = (id: string): Told => befores.find((row) => row.id === id)?.before_merging?.told ?? {};
  const isGone = (field: ContactField, key: string): boolean => leaving.some((id) => toldOfOne(id)[field]?.key === key);
  const present = befores.find(({ id }) => id === contactId)?.told ?? {};
  const base = [...members.map(toldOfOne), present].flatMap((told) =>
    (Object.entries(told) as [ContactField, NonNullable<Told[ContactField]>][])
      .filter(([field, { key }]) => !key.startsWith(OF_A_MESSAGE) && !isGone(field, key))
      .map(([field, word]): Told => ({ [field]: word })),
  );
  const { rows } = await scope.raw<{
    rows: { told: Partial<Record<ContactField, string>>; sent_at: Date; position_key: string; verified: boolean }[];
  }>(
    `SELECT m.told, m.sent_at, m.position_key, v.verified FROM messages m JOIN conversations v ON v.id = m.conversation_id
     WHERE m.contact_id = ? AND m.told IS NOT NULL`,
    [contactId],
  );
  return rows.reduce<Told>(
    (told, row) =>
      mergeTold(told, {
        fields: row.told,
        ...{ at: row.sent_at.toISOString(), key: row.position_key, claimed: !row.verified },
      }),
    base.reduce(joinTold, {}),
  );
}

/**
 * Makes anew what a contact's row says of all that it holds now: details told, counts, dates, channels, source. A contact that has
 * absorbed nobody is by itself again, and needs no note of how that was.
 *
 * @param members the contact and all that it has absorbed
 */
export async function restate(
  scope: Scope,
  contactId: string,
  members: readonly string[],
  leaving: readonly string[] = [],
): Promise<void> {
  const told = await toldOf(scope, contactId, members, leaving);
  await scope.raw(RESTATE, {
    contactId,
    members: [...members],
    told: JSON.stringify(told),
    isAlone: members.length === 1,
  });
}

/** The shown details are the words of `told`, as the accept path has it. */
const TOLD_COLUMNS = Object.entries({
  told_name: 'name',
  told_email: 'email',
  told_phone: 'phone',
  told_company: 'company',
  told_time_zone: 'timeZone',
})
  .map(([column, field]) => `${column} = :told::jsonb #>> '{${field},value}'`)
  .join(', ');

/** A contact made by hand or by an import keeps that as its source; of the others the earliest message decides. */
const RESTATE = `
  UPDATE contacts c SET told = :told::jsonb, ${TOLD_COLUMNS},
    message_count = held.messages,
    first_seen_at = least(own.first_seen_at, held.first_at),
    last_message_at = greatest(own.last_message_at, held.last_at),
    channels = coalesce((SELECT array_agg(DISTINCT name ORDER BY name) FROM unnest(own.channels || held.channels) AS name), '{}'),
    source = CASE WHEN c.before_merging ->> 'source' IN ('manual', 'import') THEN c.before_merging ->> 'source'
      ELSE coalesce((SELECT m.source FROM messages m WHERE m.contact_id = c.id ORDER BY m.sent_at, m.position_key LIMIT 1),
        c.before_merging ->> 'source') END,
    before_merging = CASE WHEN :isAlone::boolean THEN NULL ELSE c.before_merging END,
    touched_at = clock_timestamp()
  FROM (
    SELECT min((b.before_merging ->> 'firstSeenAt')::timestamptz) AS first_seen_at,
      max((b.before_merging ->> 'lastMessageAt')::timestamptz) AS last_message_at,
      coalesce((SELECT array_agg(e.name) FROM contacts n CROSS JOIN LATERAL jsonb_array_elements_text(n.before_merging -> 'channels')
        AS e (name) WHERE n.id = ANY(:members::uuid[])), '{}') AS channels
    FROM contacts b WHERE b.id = ANY(:members::uuid[])
  ) own, (
    SELECT coalesce(sum(v.message_count), 0)::integer AS messages, min(v.first_message_at) AS first_at,
      max(v.last_message_at) AS last_at, coalesce(array_agg(v.channel), '{}') AS channels
    FROM conversations v WHERE v.contact_id = :contactId::uuid
  ) held
  WHERE c.id = :contactId::uuid`;
