import { Button, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useActorName } from '../../api/users.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { Rows } from './rows.tsx';

const words = settingsTexts.audit;

/** Who did what to which, newest first. It names things and fields, never what stood in them. */
export function AuditSection(): ReactNode {
  const actorName = useActorName();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit-log'],
    queryFn: async ({ pageParam: cursor }) =>
      body(
        await api.GET('/v1/audit-log', { params: { query: { limit: 50, ...(cursor === null ? {} : { cursor }) } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.hint}
      </Text>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {entries && (
        <Rows label={settingsTexts.sections.audit} heads={[words.at, words.who, words.what, words.fields]}>
          {entries.map(({ id, at, actor, action, subject, fields }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Time at={at} form="dayAndClock" />
              </Table.Td>
              <Table.Td>{actorName(actor)}</Table.Td>
              <Table.Td>{words.action(action, subject.id)}</Table.Td>
              <Table.Td>{fields.join(', ')}</Table.Td>
              <Table.Td />
            </Table.Tr>
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Button variant="default" w="fit-content" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {followUpsTexts.more}
        </Button>
      )}
    </Stack>
  );
}
