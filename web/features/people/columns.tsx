import { Text } from '@mantine/core';
import { columnSizingFeature, columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { GradeBadge, SentimentFace, StatusBadge } from '../../design/badges.tsx';
import { CompletenessMark, ReachMarks, StageMark } from '../../design/card-marks.tsx';
import { ChannelIcons } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import { AssigneeName } from './assignee-name.tsx';
import { BranchName } from './branch-name.tsx';
import { ContactName } from './contact-name.tsx';
import { TagList } from './tag-list.tsx';

const words = texts.people.columns;

export const features = tableFeatures({ columnSizingFeature, columnVisibilityFeature });

const column = createColumnHelper<typeof features, Contact>();

const dimmed = (content: ReactNode): ReactNode => (
  <Text size="sm" c="dimmed" truncate>
    {content}
  </Text>
);

/** Every column there is, in order. The name stays; the others are the viewer's choice. Sizes in pixels. */
export const columns = column.columns([
  column.display({
    id: 'name',
    header: texts.people.name,
    size: 212,
    enableHiding: false,
    cell: ({ row }) => <ContactName contact={row.original} />,
  }),
  column.display({
    id: 'reach',
    header: words.reach,
    size: 118,
    cell: ({ row }) => <ReachMarks contact={row.original} />,
  }),
  column.display({
    id: 'channels',
    header: words.channels,
    size: 92,
    cell: ({ row }) => <ChannelIcons channels={row.original.channels} />,
  }),
  column.display({
    id: 'status',
    header: words.status,
    size: 106,
    cell: ({ row }) => <StatusBadge status={row.original.status} />,
  }),
  column.display({
    id: 'stage',
    header: words.stage,
    size: 112,
    cell: ({ row }) => <StageMark stage={row.original.stage} />,
  }),
  column.display({
    id: 'grade',
    header: words.grade,
    size: 64,
    cell: ({ row }) => <GradeBadge grade={row.original.leadGrade} score={row.original.leadScore} />,
  }),
  column.display({
    id: 'sentiment',
    header: words.sentiment,
    size: 88,
    cell: ({ row }) => <SentimentFace sentiment={row.original.sentiment} />,
  }),
  column.display({
    id: 'tags',
    header: words.tags,
    size: 164,
    cell: ({ row }) => <TagList tags={row.original.tags} />,
  }),
  column.display({
    id: 'lastMessage',
    header: words.lastMessage,
    size: 112,
    cell: ({ row }) => dimmed(<Time at={row.original.lastMessageAt} />),
  }),
  column.display({
    id: 'completeness',
    header: words.completeness,
    size: 112,
    cell: ({ row }) => <CompletenessMark share={row.original.completeness} />,
  }),
  column.display({ id: 'company', header: words.company, size: 150, cell: ({ row }) => dimmed(row.original.company) }),
  column.display({
    id: 'assignee',
    header: words.assignee,
    size: 140,
    cell: ({ row }) => dimmed(<AssigneeName id={row.original.assigneeId} />),
  }),
  column.display({
    id: 'branch',
    header: words.branch,
    size: 140,
    cell: ({ row }) => dimmed(<BranchName id={row.original.branchId} />),
  }),
  column.display({
    id: 'source',
    header: words.source,
    size: 130,
    cell: ({ row }) => dimmed(texts.words.source[row.original.source]),
  }),
  column.display({
    id: 'messages',
    header: words.messages,
    size: 100,
    cell: ({ row }) => dimmed(texts.words.number(row.original.messageCount)),
  }),
  column.display({
    id: 'firstSeen',
    header: words.firstSeen,
    size: 130,
    cell: ({ row }) => dimmed(<Time at={row.original.firstSeenAt} />),
  }),
]);

export type ColumnId = keyof typeof words;
export const CHOOSABLE = Object.keys(words) as ColumnId[];

/** Until somebody chooses, what product.md has on the card is shown; the branch where the business has several. */
export const HIDDEN_AT_FIRST: Readonly<Record<string, boolean>> = {
  company: false,
  assignee: false,
  source: false,
  messages: false,
  firstSeen: false,
};
