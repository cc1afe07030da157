import type { TextRow } from '../db/repositories/unread.ts';

/** One stretch of a conversation without a gap: messages to read, and those that they are read in the light of. */
export interface Burst {
  readonly messages: readonly TextRow[];
  readonly targets: readonly string[];
}

/**
 * Groups what is to be read into stretches of a conversation. A gap inside one would show: an analyzer takes the messages before a
 * target as they stand in its request. Deleted messages are no targets, but keep their place.
 *
 * @param texts by conversation, oldest first
 */
export function burstsOf(texts: readonly TextRow[]): Burst[] {
  const byId = new Map(texts.map((text) => [text.id, text]));
  const bursts: { messages: Map<string, TextRow>; targets: string[] }[] = [];
  for (const text of texts) {
    if (text.unread === null || text.deleted) continue;
    const { contextIds } = text.unread;
    let burst = bursts.at(-1);
    if (burst === undefined || !contextIds.some((id) => burst?.messages.has(id))) {
      burst = { messages: new Map(), targets: [] };
      bursts.push(burst);
    }
    for (const id of [...contextIds, text.id]) {
      const message = byId.get(id);
      if (message !== undefined) burst.messages.set(id, message);
    }
    burst.targets.push(text.id);
  }
  return bursts.map((burst) => ({ messages: [...burst.messages.values()], targets: burst.targets }));
}
