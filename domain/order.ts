import type { Position } from './facts.ts';

/** Before (< 0), the same (0) or after (> 0), by `at`, then by `key`, both by code unit. */
export function comparePositions(a: Position, b: Position): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return 0;
}

/**
 * One string for several parts, different for different parts whatever they contain. It is plain ASCII, so that a
 * database comparing bytes (collation "C") and JavaScript comparing UTF-16 units order keys alike; they differ beyond
 * U+FFFF.
 */
function key(parts: readonly (string | null)[]): string {
  return JSON.stringify(parts).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Key of a message: the whole of its idempotency key within the workspace. */
export function messageKey(message: {
  readonly channel: string;
  readonly connectionId: string | null;
  readonly channelUserId: string;
  readonly channelMessageId: string;
}): string {
  return key(['message', message.channel, message.connectionId, message.channelUserId, message.channelMessageId]);
}

/**
 * Key of an action. The contact it was sent for belongs to it: two contacts that are merged may both have an action
 * `1`.
 */
export function actionKey(action: { readonly contactId: string; readonly actionId: string }): string {
  return key(['action', action.contactId, action.actionId]);
}

/** Key of a person's edit. */
export function editKey(edit: { readonly editId: string }): string {
  return key(['edit', edit.editId]);
}
