import type { IncomingMessage } from '../../../db/accept/incoming.ts';

type Line = readonly ['in' | 'out', string];

/** Talk in which readings depend on what was said before, and in which status, stage, sentiment and details all move. */
const LINES: readonly Line[] = [
  ['in', 'Hello, do you have rooms for two next weekend?'],
  ['out', 'Hi! Yes, we have a garden room and a sea view room. Which one would you like?'],
  ['in', 'How much is the sea view? The other hotel asks 80.'],
  ['out', 'It is 95 a night with breakfast. Shall I book it for you?'],
  ['in', 'Yes please, I will take it.'],
  ['out', 'Great! May I have your name and email for the booking?'],
  ['in', "I'm Ana Reyes, ana.reyes@example.com, 0917 555 0101"],
  ['out', 'Thank you Ana. Your booking is confirmed for Saturday, reference 4412.'],
  ['in', 'Wonderful, thank you so much!'],
  ['in', 'Is parking included?'],
  ['out', 'I will check with the front desk and message you tomorrow at 9.'],
  ['in', 'Nobody answered me. This is terrible service, I am really angry.'],
  ['in', 'Can I talk to a real person please?'],
  ['out', 'I am sorry about that, Ana. Parking is free.'],
  ['in', 'ok thanks'],
];

const START = Date.parse('2026-03-01T09:00:00.000Z');
const HOUR_MS = 3_600_000;

/** The first `length` messages of a talk that begins again when it is over; an hour lies between two of them. */
export function conversation(channelUserId: string, length: number): (Partial<IncomingMessage> & { text: string })[] {
  return Array.from({ length }, (_, index) => {
    const [way, text] = LINES[index % LINES.length] as Line;
    const author =
      way === 'in'
        ? ({ direction: 'inbound', author: 'contact' } as const)
        : ({ direction: 'outbound', author: 'ai' } as const);
    // Pairs of messages share their instant: the key alone orders them.
    const sentAt = new Date(START + Math.floor(index / 2) * HOUR_MS);
    return {
      channelUserId,
      channelMessageId: `${channelUserId}:${String(index).padStart(4, '0')}`,
      text,
      sentAt,
      ...author,
    };
  });
}
