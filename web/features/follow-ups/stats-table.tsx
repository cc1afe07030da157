import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FollowUpStats } from '../../api/follow-ups.ts';
import { HeadRow } from '../../design/head-row.tsx';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';
import { KINDS } from './follow-ups-search.ts';

const words = followUpsTexts.stats;
type Tally = FollowUpStats['total'];

const rate = (share: number | null): string => (share === null ? words.unknown : texts.words.percent(share));

/** Totals and rates, over all and for each trigger. */
export function StatsTable({ stats }: { stats: FollowUpStats }): ReactNode {
  const rows = KINDS.flatMap((kind) => {
    const tally = stats.byKind[kind];
    return tally ? [[followUpsTexts.kind[kind], tally] as const] : [];
  });
  return (
    <ScrollArea py="sm" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': words.title }}>
      <Table withTableBorder miw={640} maw={960} captionSide="top">
        <Table.Caption>{words.title}</Table.Caption>
        <HeadRow heads={HEADS} />
        <Table.Tbody>
          {rows.map(([label, tally]) => (
            <Row key={label} label={label} tally={tally} />
          ))}
          <Row label={words.all} tally={stats.total} />
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

const HEADS = [
  words.trigger,
  words.pending,
  words.sent,
  words.replied,
  words.converted,
  words.noReply,
  words.replyRate,
  words.conversionRate,
];

function Row({ label, tally }: { label: string; tally: Tally }): ReactNode {
  const { pending, sent, replied, converted, no_reply: noReply, replyRate, conversionRate } = tally;
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {[pending, sent, replied, converted, noReply].map((n, index) => (
        <Table.Td key={HEADS[index + 1]}>{n}</Table.Td>
      ))}
      <Table.Td>{rate(replyRate)}</Table.Td>
      <Table.Td>{rate(conversionRate)}</Table.Td>
    </Table.Tr>
  );
}
