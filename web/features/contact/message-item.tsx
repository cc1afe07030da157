import { Group, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Message } from '../../api/messages.ts';
import type { Source } from '../../api/contacts.ts';
import { SENTIMENT_ICONS } from '../../design/icons.ts';
import { ChannelIcon } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { Attachments } from './attachments.tsx';
import classes from './contact.module.css';

const words = contactTexts.transcript;

/** One message with who wrote it, where, when, in which mood, and whether it arrived. */
export function MessageItem({ message, isSought }: { message: Message; isSought: boolean }): ReactNode {
  const { id, direction, author, text, sentAt, deletedAt, expiredAt, editedAt, channel, source, attachments } = message;
  const side = classes[direction === 'inbound' ? 'theirs' : 'ours'];
  return (
    <li className={`${side ?? ''} ${isSought ? (classes['sought'] ?? '') : ''}`} data-message={id} data-author={author}>
      <div className={classes['bubble']} dir="auto">
        {deletedAt !== null ? <em>{words.deleted}</em> : expiredAt !== null ? <em>{words.expired}</em> : text}
        <Attachments attachments={attachments} />
      </div>
      <Group gap={6} justify={direction === 'inbound' ? 'flex-start' : 'flex-end'} mt={2}>
        <Text size="xs" c="dimmed">
          {texts.words.author[author]}
        </Text>
        <ChannelIcon channel={channel} size={14} />
        {direction === 'inbound' && source !== channel && (
          <Text size="xs" c="dimmed">
            {words.fromSource(texts.words.source[source as Source] ?? source)}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          <Time at={sentAt} form="clock" />
          {editedAt !== null && ` · ${words.editedMark}`}
        </Text>
        {message.sentiment && <Mood sentiment={message.sentiment} />}
        <Delivery delivery={message.delivery} />
      </Group>
    </li>
  );
}

function Mood({ sentiment }: { sentiment: NonNullable<Message['sentiment']> }): ReactNode {
  const Face = SENTIMENT_ICONS[sentiment.level];
  const label = texts.words.sentimentScore(texts.words.sentiment[sentiment.level], sentiment.score);
  return (
    <Tooltip label={label}>
      <Face size={16} role="img" aria-label={label} data-sentiment={sentiment.level} />
    </Tooltip>
  );
}

function Delivery({ delivery }: { delivery: unknown }): ReactNode {
  const { state, error } = (delivery ?? {}) as { state?: keyof typeof words.delivery; error?: string | null };
  if (state === undefined) return null;
  const isBad = state === 'failed' || state === 'unconfirmed';
  return (
    <Text size="xs" c={isBad ? 'red' : 'dimmed'} data-delivery={state}>
      {words.delivery[state] ?? state}
      {error ? `: ${error}` : ''}
    </Text>
  );
}

/** An answer that the server has not taken yet. */
export function SendingItem({ text }: { text: string }): ReactNode {
  return (
    <li className={classes['ours']} aria-busy>
      <div className={classes['bubble']} dir="auto">
        {text}
      </div>
      <Text size="xs" c="dimmed" ta="end">
        {contactTexts.composer.sending}
      </Text>
    </li>
  );
}
