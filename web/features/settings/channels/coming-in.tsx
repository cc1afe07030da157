import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Connection } from '../../../api/channels.ts';
import { Time } from '../../../design/time.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { CopiedCode } from '../copied-code.tsx';
import { millisecondsOf } from '../durations.ts';
import { snippetOf } from './channel-snippet.ts';

const words = settingsTexts.channels;
const MINUTE_MS = 60_000;

/** How messages get here: what is to be pasted where, or how an account is read to which nothing is posted. */
export function ComingIn({ connection }: { connection: Connection }): ReactNode {
  const { kind, watch } = connection;
  if (watch !== null) return <Reading connection={connection} watch={watch} />;
  const snippet = snippetOf(connection);
  if (snippet === null) return null;
  const next: Readonly<Record<string, string>> = words.next;
  return (
    <>
      <Text size="sm">{next[kind] ?? words.nextOfOthers}</Text>
      <CopiedCode code={snippet} />
    </>
  );
}

interface ReadingProps {
  readonly connection: Connection;
  readonly watch: NonNullable<Connection['watch']>;
}

function Reading({ connection: { kind, state, watchedSince }, watch }: ReadingProps): ReactNode {
  const every = millisecondsOf(watch.every) / MINUTE_MS;
  return (
    <>
      <Text size="sm">{kind === 'google_business' ? words.readReviews(every) : words.readMailbox(every)}</Text>
      <Text size="sm" c="dimmed">
        {watch.underWay && words.readNow}
        {!watch.underWay && state === 'paused' && words.readPaused}
        {watch.nextAt !== null && (
          <>
            {words.notRead} <Time at={watch.nextAt} />.
          </>
        )}{' '}
        {watchedSince !== null && (
          <>
            {words.readSince} <Time at={watchedSince} form="dayAndClock" />.
          </>
        )}
      </Text>
    </>
  );
}
