import { Anchor, Group, Progress, Stack, Table, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { GradeBadge } from '../../design/badges.tsx';
import { Explain } from '../../design/explain.tsx';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { ScoreEdit } from './score-edit.tsx';
import { LockMark } from './status-control.tsx';

const words = contactTexts;
type Contribution = ContactDetail['explain']['leadScore']['contributions'][number];

const CATEGORY_COLORS: Readonly<Record<string, string>> = {
  intent: 'indigo',
  engagement: 'cyan',
  fit: 'emerald',
  loyalty: 'purple',
};

const colorOf = ({ category, points }: Contribution): string =>
  points < 0 ? 'red' : (CATEGORY_COLORS[category] ?? 'gray');
const categoryOf = ({ category }: Contribution): string =>
  words.category[category as keyof typeof words.category] ?? category;

interface PanelProps {
  readonly contact: ContactDetail;
  readonly onMessage: (messageId: string) => void;
}

/** The score as a stack of what added points, with what took some below, each with its message. */
export function ScorePanel({ contact, onMessage }: PanelProps): ReactNode {
  const mayDecide = useMay('decide');
  const { contributions } = contact.explain.leadScore;
  const added = contributions.filter(({ points }) => points > 0);
  const taken = contributions.filter(({ points }) => points < 0);
  return (
    <section aria-label={words.scoreTitle}>
      <Stack gap="xs">
        <Group gap="xs" mih={34}>
          <Text fw={600}>{words.scoreTitle}</Text>
          <Explain word="grade" label={words.scoreTitle} />
          <GradeBadge grade={contact.leadGrade} score={contact.leadScore} />
          <Text size="sm">{words.scoreOf(contact.leadScore)}</Text>
          <LockMark contact={contact} lock="score" />
        </Group>
        {[added, taken].map(
          (stack, index) =>
            stack.length > 0 && (
              <ScoreStack key={index} label={index === 0 ? words.added : words.taken} contributions={stack} />
            ),
        )}
        {contributions.length === 0 ? (
          <Text size="sm" c="dimmed">
            {words.noPoints}
          </Text>
        ) : (
          <Table verticalSpacing={4} horizontalSpacing={4} fz="sm">
            <Table.Tbody>
              {contributions.map((contribution, index) => (
                <Row
                  key={`${contribution.signalId} ${String(index)}`}
                  contribution={contribution}
                  onMessage={onMessage}
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
        {mayDecide && <ScoreEdit contact={contact} />}
      </Stack>
    </section>
  );
}

function ScoreStack({ label, contributions }: { label: string; contributions: readonly Contribution[] }): ReactNode {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Progress.Root size={18} aria-label={label}>
        {contributions.map((contribution, index) => {
          const said = `${contribution.name}: ${words.points(contribution.points)}`;
          return (
            <Tooltip key={`${contribution.signalId} ${String(index)}`} label={said}>
              <Progress.Section
                value={Math.abs(contribution.points)}
                color={colorOf(contribution)}
                aria-label={said}
                data-contribution={contribution.signalId}
              />
            </Tooltip>
          );
        })}
      </Progress.Root>
    </div>
  );
}

function Row({
  contribution,
  onMessage,
}: {
  contribution: Contribution;
  onMessage: PanelProps['onMessage'];
}): ReactNode {
  const { name, points, at, messageId } = contribution;
  return (
    <Table.Tr>
      <Table.Td w={52} ta="right" fw={600} {...(points < 0 ? { c: 'red' } : {})}>
        {words.points(points)}
      </Table.Td>
      <Table.Td>
        {name}
        <Text size="xs" c="dimmed">
          {categoryOf(contribution)} · <Time at={at} />
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {messageId !== undefined && (
          <Anchor
            component="button"
            type="button"
            size="xs"
            aria-label={`${words.why.toMessage}: ${name}`}
            onClick={() => onMessage(messageId)}
          >
            {words.why.toMessage}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
