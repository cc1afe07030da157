import { count } from './words.ts';

/** Before the first customer has written. */
export const firstHour = {
  title: 'Nobody has written yet',
  hint: 'People appear here by themselves as soon as somebody writes to you. Nothing needs to be entered. Begin with one of these:',
  others: 'An admin of your workspace connects the channels by which people write.',
  widget: {
    title: 'Put the chat on your pages',
    hint: 'One line to paste. The quickest way to a first contact.',
    go: 'Get the line',
  },
  channels: {
    title: 'Connect a channel',
    hint: 'WhatsApp, Messenger, Instagram, Telegram, email and forms.',
    go: 'Connect a channel',
  },
  importing: {
    title: 'Bring in whom you know',
    hint: 'Contacts from a spreadsheet, tried first and then taken over.',
    go: 'Import contacts',
  },
  sample: {
    title: 'Look around first',
    hint: 'Real conversations between made-up people, marked as sample data and removed with one click.',
    go: 'Load sample data',
    loaded: (n: number) => `${count(n, 'sample contact', 'sample contacts')} on their way`,
    banner: (n: number) => `${count(n, 'contact is', 'contacts are')} sample data: real conversations, made-up people.`,
    remove: 'Remove sample data',
    question: 'The sample contacts and all that was said with them are deleted for good. Your own contacts stay.',
    confirm: 'Remove',
    show: 'Show only these',
  },
  business: 'Say what your business does',
  businessHint: 'Its kind brings scoring signals, stage cues, follow-ups and review rules.',
  docs: 'Send a first message through the API',
  line: {
    title: 'The chat on your pages',
    nameAtFirst: 'Chat on our website',
    origin: 'Address of your website',
    originHint: 'Such as https://shop.example. Other pages cannot show the chat.',
    notAnAddress: 'Write it with https:// at the beginning.',
    make: 'Make the line',
    paste: 'Paste this line into your pages, just before </body>. The first person who writes there appears in People.',
    label: 'Line for your pages',
    copy: 'Copy',
    copied: 'Copied',
    done: 'Done',
  },
};
