import { Alert, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle, IconRobot, IconUser } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { useHandOver } from '../../api/conversations.ts';
import { useAnswer } from '../../api/messages.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useUsers } from '../../api/users.ts';
import type { Channel } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';

const words = contactTexts.composer;
const LONGEST = 32_768;
type Thread = ContactDetail['conversations'][number];

interface ComposerProps {
  readonly contact: ContactDetail;
  readonly conversationId?: string | undefined;
  /** Hears the text while it is on its way, and null afterwards. */
  readonly onSending: (text: string | null) => void;
  readonly onTakeOver?: (() => void) | undefined;
}

/** Who answers, and the answer of whoever has taken over. */
export function Composer({ contact, conversationId, onSending, onTakeOver }: ComposerProps): ReactNode {
  const threads = [...contact.conversations].sort((a, b) => (a.lastMessageAt < b.lastMessageAt ? 1 : -1));
  const [chosen, setChosen] = useState(conversationId);
  const mayDecide = useMay('decide');
  const thread = threads.find(({ id }) => id === chosen) ?? threads[0];
  if (!thread) {
    return (
      <Text size="sm" c="dimmed">
        {words.none}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {threads.length > 1 && (
        <Select
          label={words.conversation}
          size="xs"
          w={260}
          allowDeselect={false}
          value={thread.id}
          onChange={(id) => setChosen(id ?? undefined)}
          data={threads.map((each) => ({
            value: each.id,
            label: texts.words.channel[each.channel as Channel] ?? each.channel,
          }))}
        />
      )}
      {!thread.verified && (
        <Alert color="orange" variant="light" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {contactTexts.transcript.unverified}
        </Alert>
      )}
      <HandlerLine
        thread={thread}
        mayDecide={mayDecide}
        onTakeOver={thread.id === conversationId ? onTakeOver : undefined}
      />
      {thread.handledBy === 'human' && mayDecide && (
        <Answer key={thread.id} thread={thread} contactId={contact.id} onSending={onSending} />
      )}
    </Stack>
  );
}

interface HandlerProps {
  readonly thread: Thread;
  readonly mayDecide: boolean;
  readonly onTakeOver: (() => void) | undefined;
}

function HandlerLine({ thread, mayDecide, onTakeOver }: HandlerProps): ReactNode {
  const handOver = useHandOver();
  const isHuman = thread.handledBy === 'human';
  const Mark = isHuman ? IconUser : IconRobot;
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Group gap={6}>
          <Mark size={18} aria-hidden />
          <Text size="sm" fw={600} role="status">
            <HandlerName thread={thread} />
          </Text>
        </Group>
        {!isHuman && mayDecide && (
          <Text size="xs" c="dimmed">
            {words.takeOverHint}
          </Text>
        )}
      </div>
      {mayDecide && (
        <Button
          size="sm"
          variant={isHuman ? 'default' : 'filled'}
          loading={handOver.isPending}
          onClick={() => {
            if (!isHuman && onTakeOver) onTakeOver();
            else handOver.mutate({ id: thread.id, to: isHuman ? 'release' : 'take-over' });
          }}
        >
          {isHuman ? words.release : words.takeOver}
        </Button>
      )}
    </Group>
  );
}

function HandlerName({ thread }: { thread: Thread }): ReactNode {
  const { user } = useSession();
  const users = useUsers();
  if (thread.handledBy !== 'human') return words.handledByAi;
  if (user !== null && thread.assignee === user.id) return words.handledByYou;
  return words.handledBy(users.find(({ id }) => id === thread.assignee)?.name ?? texts.words.actor.somebody);
}

function Answer({
  thread,
  contactId,
  onSending,
}: {
  thread: Thread;
  contactId: string;
  onSending: ComposerProps['onSending'];
}): ReactNode {
  const [text, setText] = useState('');
  const answer = useAnswer(contactId);
  const label = words.label(texts.words.channel[thread.channel as Channel] ?? thread.channel);
  const send = (): void => {
    const said = text.trim();
    if (said === '' || answer.isPending) return;
    setText('');
    onSending(said);
    // The query client tells what went wrong, also to whoever has turned to another conversation meanwhile.
    void answer
      .mutateAsync({ conversationId: thread.id, text: said })
      // What was written stays with the writer until it is taken, together with what they went on to write.
      .catch(() => setText((now) => (now === '' ? said : `${said}\n${now}`)))
      .finally(() => onSending(null));
  };
  return (
    <Stack gap="xs">
      <Textarea
        aria-label={label}
        placeholder={words.placeholder}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={LONGEST}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', send]])}
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {words.keys}
        </Text>
        <Button size="sm" onClick={send} disabled={text.trim() === ''} loading={answer.isPending}>
          {words.send}
        </Button>
      </Group>
    </Stack>
  );
}
