import { Badge, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Grade, Sentiment, Status } from '../api/contacts.ts';
import { texts } from '../texts/texts.ts';
import { GRADE_COLORS, SENTIMENT_COLORS, STATUS_COLORS } from './colors.ts';
import { SENTIMENT_ICONS } from './icons.ts';
import { Hint } from './hint.tsx';

const words = texts.words;

/** The status in its colour and its word. */
export function StatusBadge({ status }: { status: Status }): ReactNode {
  return (
    <Badge color={STATUS_COLORS[status]} variant="light" tt="none" data-status={status}>
      {words.status[status]}
    </Badge>
  );
}

/** The level in its colour with its face and word; hovering shows the score. Of nobody with a message it says so. */
export function SentimentBadge({ sentiment }: { sentiment: Sentiment | null }): ReactNode {
  if (!sentiment) return <NoSentiment />;
  const Face = SENTIMENT_ICONS[sentiment.level];
  return (
    <Hint label={scoreOf(sentiment)}>
      <Badge
        color={SENTIMENT_COLORS[sentiment.level]}
        variant="light"
        tt="none"
        leftSection={<Face size={16} aria-hidden />}
        data-sentiment={sentiment.level}
      >
        {words.sentiment[sentiment.level]}
      </Badge>
    </Hint>
  );
}

/** The same as a face alone, where there is no room for its word; screen readers hear the word. */
export function SentimentFace({ sentiment }: { sentiment: Sentiment | null }): ReactNode {
  if (!sentiment) return <NoSentiment />;
  const Face = SENTIMENT_ICONS[sentiment.level];
  return (
    <Hint label={scoreOf(sentiment)}>
      <ThemeIcon
        color={SENTIMENT_COLORS[sentiment.level]}
        variant="light"
        radius="xl"
        size={28}
        role="img"
        aria-label={scoreOf(sentiment)}
        data-sentiment={sentiment.level}
      >
        <Face size={20} aria-hidden />
      </ThemeIcon>
    </Hint>
  );
}

const scoreOf = ({ level, score }: Sentiment): string => words.sentimentScore(words.sentiment[level], score);

function NoSentiment(): ReactNode {
  return (
    <Text span size="sm" c="dimmed" role="img" aria-label={words.noSentiment}>
      –
    </Text>
  );
}

/** The letter of the lead grade; hovering shows the score behind it. */
export function GradeBadge({ grade, score }: { grade: Grade; score: number }): ReactNode {
  const label = words.leadGrade(grade, score);
  return (
    <Hint label={label}>
      <Badge color={GRADE_COLORS[grade]} variant="light" circle size="lg" role="img" aria-label={label}>
        {grade}
      </Badge>
    </Hint>
  );
}

/** A tag in the colour that the workspace gave it. */
export function TagBadge({ name, color }: { name: string; color: string }): ReactNode {
  return (
    <Badge color={color} variant="outline" size="sm" tt="none" maw={140}>
      {name}
    </Badge>
  );
}
