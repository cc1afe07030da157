import type { Scope } from '../client.ts';

/** Texts of messages in the workspace's latest conversations, at most `limit`, from either side. */
export async function recentTexts(scope: Scope, limit: number): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { text: string }[] }>(
    `SELECT m.text FROM (SELECT id FROM conversations ORDER BY last_message_at DESC, id DESC LIMIT 50) AS latest
     JOIN LATERAL (SELECT text FROM messages WHERE conversation_id = latest.id AND text IS NOT NULL
       ORDER BY sent_at DESC, position_key DESC LIMIT 20) AS m ON true LIMIT ?`,
    [limit],
  );
  return rows.map(({ text }) => text);
}
