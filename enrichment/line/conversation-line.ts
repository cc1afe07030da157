import { z } from 'zod';
import type { ConversationMessage } from '../../domain/analysis.ts';

/** One conversation as it stands on a line: oldest message first, the customer's last. */
export const conversationLine = z.object({
  id: z.union([z.string(), z.number()]),
  conversation: z
    .array(z.object({ role: z.enum(['customer', 'agent']), text: z.string().max(32_768) }))
    .min(1)
    .refine((turns) => turns.at(-1)?.role === 'customer', { error: 'the last message is not the customer’s' }),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/u)
    .optional(),
});
export type ConversationLine = z.infer<typeof conversationLine>;

const MILLISECONDS_A_TURN = 60_000;

/** The line's turns as messages a minute apart, the last at `endsAt`: a line names no times of its own. */
export function messagesOf(line: ConversationLine, endsAt: Date): readonly ConversationMessage[] {
  const turns = line.conversation;
  return turns.map((turn, at) => ({
    id: String(at),
    direction: turn.role === 'customer' ? 'inbound' : 'outbound',
    author: turn.role === 'customer' ? 'contact' : 'ai',
    text: turn.text,
    sentAt: new Date(endsAt.getTime() - (turns.length - 1 - at) * MILLISECONDS_A_TURN).toISOString(),
  }));
}
