import type { ConversationMessage } from '../../domain/analysis.ts';
import type { Scope } from '../client.ts';
import type { FollowUpRow } from './follow-up-rows.ts';

/** A follow-up whose text nobody has chosen yet, with the conversation that it will be sent in. */
export interface SuggestionGround {
  readonly followUp: Pick<FollowUpRow, 'id' | 'version' | 'attempt' | 'suggested_message'>;
  /** The last of them, oldest first. */
  readonly messages: readonly ConversationMessage[];
}

const MESSAGES = 40;

/** Whoever approved or changed it has chosen its text; what has been claimed is on its way. */
const NOBODY_CHOSE = `message IS NULL AND claimed_at IS NULL
  AND (state = 'pending' OR (state = 'approved' AND approval = 'engine'))`;

/** @returns null where there is nothing left to suggest */
export async function readSuggestionGround(scope: Scope, followUpId: string): Promise<SuggestionGround | null> {
  const followUp = await scope<FollowUpRow>('follow_ups').where({ id: followUpId }).whereRaw(NOBODY_CHOSE).first();
  if (followUp === undefined) return null;
  const { rows } = await scope.raw<{ rows: (Omit<ConversationMessage, 'sentAt'> & { sent_at: Date })[] }>(
    `SELECT id, direction, author, text, sent_at FROM messages
     WHERE conversation_id = :conversationId AND deleted_at IS NULL AND text IS NOT NULL
     ORDER BY sent_at DESC, position_key DESC LIMIT ${String(MESSAGES)}`,
    { conversationId: followUp.conversation_id },
  );
  const messages = rows.map(({ sent_at, ...message }) => ({ ...message, sentAt: sent_at.toISOString() })).reverse();
  return { followUp, messages };
}

/** Puts another text in place of the one suggested, unless somebody has decided meanwhile: they saw the other. */
export async function replaceSuggestion(
  scope: Scope,
  { id, version }: Pick<FollowUpRow, 'id' | 'version'>,
  suggestedMessage: string,
): Promise<void> {
  await scope('follow_ups')
    .where({ id, version })
    .whereRaw(NOBODY_CHOSE)
    .update({ suggested_message: suggestedMessage })
    .increment('version', 1);
}
