import { SegmentedControl, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import type { Channel } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { Composer } from './composer.tsx';
import { Transcript } from './transcript.tsx';

const words = contactTexts.transcript;
const ALL = 'all';

/** The transcript over all platforms or of one, and the answer below it. */
export function Conversation({
  contact,
  messageId,
  conversationId,
  onTakeOver,
}: {
  contact: ContactDetail;
  /** A message to go to. */
  messageId?: string | undefined;
  /** The conversation to answer in; without one, where they wrote last. */
  conversationId?: string | undefined;
  /** Takes over in the screen's own way, where more than the conversation changes hands. */
  onTakeOver?: (() => void) | undefined;
}): ReactNode {
  const [chosen, setChosen] = useState(ALL);
  const [sending, setSending] = useState<string | null>(null);
  // A message on another channel than the chosen one must not be looked for in vain.
  const channel = chosen === ALL || messageId !== undefined ? null : chosen;
  return (
    <Stack gap="sm">
      {contact.channels.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={words.channel}
          value={chosen}
          onChange={setChosen}
          data={[
            { value: ALL, label: words.all },
            ...contact.channels.map((each) => ({ value: each, label: texts.words.channel[each as Channel] ?? each })),
          ]}
        />
      )}
      <Transcript contactId={contact.id} messageId={messageId} channel={channel} sending={sending} />
      <Composer
        key={conversationId ?? ''}
        contact={contact}
        conversationId={conversationId}
        onSending={setSending}
        onTakeOver={onTakeOver}
      />
    </Stack>
  );
}
