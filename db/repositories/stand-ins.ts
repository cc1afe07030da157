import type { Knex } from 'knex';
import { nextSeqs } from './inbox.ts';

/** A model that was away is not asked about the same messages again sooner. */
const PATIENCE = "interval '10 minutes'";

/** While the model may still be away, so many contacts are tried. */
const PROBES = 2;

/** Contacts a turn once it has answered for a while. */
const AT_MOST = 200;

const CHOSEN = `
  SELECT DISTINCT contact_id AS "contactId" FROM message_analyses
  WHERE provisional AND analysed_at < now() - ${PATIENCE}
  LIMIT CASE WHEN EXISTS (SELECT FROM message_analyses WHERE provisional AND analysed_at >= now() - ${PATIENCE})
    THEN ${String(PROBES)} ELSE ${String(AT_MOST)} END`;

/** An empty hash fits no context: the stand-in's reading counts until the model's replaces it. */
const ASK_AGAIN = `
  WITH asked AS (
    UPDATE message_analyses SET context_hash = '' WHERE contact_id = ANY (:contactIds::uuid[]) AND provisional
    RETURNING message_id
  )
  UPDATE messages m SET seq = n.seq
  FROM jsonb_to_recordset(:seqs::jsonb) AS n (contact_id uuid, seq bigint), asked
  WHERE m.contact_id = n.contact_id AND m.id = asked.message_id`;

/**
 * Has messages read again that the local analyzer read because the model could not be reached. Each takes a new inbox number, as
 * if it had just been edited, and the relay carries it from there. Few at first: if the model is still away, they come back here.
 *
 * @param database of the role `rapport_maintenance`
 * @returns how many contacts
 */
export function askModelAgain(database: Knex): Promise<number> {
  return database.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { contactId: string }[] }>(CHOSEN);
    if (rows.length === 0) return 0;
    const numbers = await nextSeqs(
      trx,
      rows.map(({ contactId }) => contactId),
    );
    const seqs = [...numbers].map(([contact_id, seq]) => ({ contact_id, seq }));
    await trx.raw(ASK_AGAIN, { contactIds: [...numbers.keys()], seqs: JSON.stringify(seqs) });
    return numbers.size;
  });
}
