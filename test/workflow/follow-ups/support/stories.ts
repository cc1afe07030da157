import type { FollowUpKind } from '../../../../domain/follow-ups/contract.ts';
import type { Stage } from '../../../../domain/vocabulary.ts';
import type { SkippedInstallation } from './skipped-installation.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export type Line = readonly [by: 'contact' | 'ai' | 'human', text: string];

/** How a follow-up of one kind comes about, with every other trigger off. */
export interface Story {
  /** What is switched on; the rest of the settings is {@link BASE}. */
  readonly followUps: object;
  readonly lines: readonly Line[];
  /** Set by a person after that: which words make a stage is not what is tested here. */
  readonly stage?: Stage;
  /** How long after the last line it is found. */
  readonly foundAfterMs: number;
  /** Why somebody needs attention, in a shop owner's words. */
  readonly why: string;
  readonly suggests: string;
}

const OFF = { mode: 'off' };
const TRIGGERS = { promise: OFF, ghosting: OFF, undecided: OFF };

/** One attempt, and nothing that the path itself does not close: a path that is about a gate closes it. */
export const BASE = {
  ...{ triggers: TRIGGERS, custom: [], maxAttempts: 1, gap: 'P2D', expireAfter: 'P30D', undoWindow: 'PT5S' },
  ...{ quietHours: null, caps: { perContactPerWeek: 50, perHour: 1_000 } },
};

const approval = (name: string, more: object = {}) => ({
  triggers: { ...TRIGGERS, [name]: { mode: 'approval', ...more } },
});

export const STORIES: Readonly<Record<FollowUpKind, Story>> = {
  promise: {
    followUps: approval('promise'),
    lines: [
      ['contact', 'Do you have the blue one in size 42?'],
      ['ai', "I'll check with the warehouse and message you tomorrow at 9."],
    ],
    foundAfterMs: 0,
    why: "^The AI agent promised to come back to them on .+ at 09:00, the contact's time.$",
    suggests: 'We said that we would come back to you',
  },
  ghosting: {
    followUps: approval('ghosting', { after: 'PT24H' }),
    lines: [
      ['contact', 'Hi, how much is the haircut?'],
      ['ai', 'It is 30. Which day would suit you?'],
    ],
    foundAfterMs: DAY_MS,
    why: '^No answer for 24 hours after you asked them something.$',
    suggests: 'We asked you something',
  },
  undecided: {
    followUps: approval('undecided', { after: 'P3D' }),
    lines: [
      ['contact', 'What is the difference between the two packages?'],
      ['human', 'The second one includes the wash and a head massage.'],
    ],
    stage: 'comparing',
    foundAfterMs: 3 * DAY_MS,
    why: '^They are in the stage comparing and have not moved for 3 days.$',
    suggests: 'Are you still thinking about',
  },
  reminder: {
    followUps: {},
    lines: [['contact', 'Hello, what are your opening hours?']],
    foundAfterMs: 0,
    why: '^A team member asked to be reminded.$',
    suggests: '',
  },
  custom: {
    followUps: {
      custom: [
        {
          ...{ id: 'quote', name: 'Quote sent, no answer', mode: 'approval', message: 'Did you see our offer?' },
          when: { keywords: ['quote'], silentFor: 'P2D' },
        },
      ],
    },
    lines: [
      ['contact', 'Could you repaint two rooms for me?'],
      ['human', 'Sure. Here is the quote: 450 for both rooms.'],
    ],
    foundAfterMs: 2 * DAY_MS,
    why: '^Your rule “Quote sent, no answer” applies, and they have been silent for 2 days.$',
    suggests: 'Did you see our offer?',
  },
};

let said = 0;

/** One message of a web visitor, or of the business to them, sent now. */
export async function say(
  api: SkippedInstallation,
  visitor: string,
  [author, text]: Line,
  contact: object = {},
): Promise<{ contactId: string; conversationId: string }> {
  said += 1;
  const answer = await api.call('POST', '/v1/messages', {
    ...{ channel: 'web', channelUserId: visitor, messageId: `said-${String(said)}`, author, text },
    ...{ direction: author === 'contact' ? 'inbound' : 'outbound', sentAt: api.clock().toISOString(), contact },
  });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  return answer.json();
}
