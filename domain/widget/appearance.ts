import { z } from 'zod';

const line = z.string().trim().min(1).max(200);

/** The widget's own words, in English; a business may say each in its own. */
export const DEFAULT_TEXTS = {
  launcher: 'Chat with us',
  close: 'Close the chat',
  conversation: 'Conversation',
  placeholder: 'Write a message',
  send: 'Send',
  you: 'You',
  assistant: 'Assistant',
  team: 'Team',
  newMessages: 'new messages',
  sending: 'Sending…',
  failed: 'Not sent.',
  retry: 'Try again',
  tooFast: 'That was a lot at once. Please wait a moment, then try again.',
  offline: 'There is no connection right now.',
  attachment: 'Attachment',
  leaveDetails: 'Leave your contact details',
  detailsTitle: 'How can we reach you?',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  message: 'Message',
  submit: 'Send',
  cancel: 'Cancel',
  detailsNeeded: 'Please give an e-mail address or a phone number.',
} as const;

type TextName = keyof typeof DEFAULT_TEXTS;

const texts = z.strictObject(
  Object.fromEntries(Object.keys(DEFAULT_TEXTS).map((name) => [name, line.optional()])) as Record<
    TextName,
    z.ZodOptional<typeof line>
  >,
);

/** How a business wants its widget to look and speak: the options of a connection of kind `web`. Null is as usual. */
export const widgetOptions = z.strictObject({
  title: line.nullish(),
  greeting: z.string().trim().min(1).max(1_000).nullish(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0b6bcb')
    .nullish(),
  position: z.enum(['left', 'right']).nullish(),
  leadForm: z.enum(['off', 'offer', 'before']).nullish(),
  texts: texts.nullish(),
});

export type WidgetOptions = z.output<typeof widgetOptions>;

/** Characters of one message of a visitor: ample for a person, and little for a robot. */
export const LONGEST_VISITOR_TEXT = 4_000;

const DEFAULT_COLOR = '#0b6bcb';

/** The same with nothing left out, as the widget takes it. */
export interface Appearance {
  readonly title: string;
  readonly greeting: string | null;
  readonly color: string;
  readonly position: 'left' | 'right';
  readonly leadForm: 'off' | 'offer' | 'before';
  readonly longestText: number;
  readonly texts: Readonly<Record<TextName, string>>;
}

/** @param name of the connection, which is the title where nothing else is said */
export function appearanceOf(name: string, options: WidgetOptions): Appearance {
  const said = Object.entries(options.texts ?? {}).filter(([, text]) => text !== undefined);
  return {
    title: options.title ?? name,
    greeting: options.greeting ?? null,
    color: options.color ?? DEFAULT_COLOR,
    position: options.position ?? 'right',
    leadForm: options.leadForm ?? 'offer',
    longestText: LONGEST_VISITOR_TEXT,
    texts: { ...DEFAULT_TEXTS, ...Object.fromEntries(said) },
  };
}
