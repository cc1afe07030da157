import { Badge } from '@mantine/core';
import { IconFlag, IconHelpHexagon, IconMoodAngry, IconStar, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Review } from '../../api/reviews.ts';
import { texts } from '../../texts/texts.ts';

const MARKS: Readonly<Record<Review['reason'], readonly [Icon, string]>> = {
  frustration: [IconMoodAngry, 'red'],
  complex: [IconHelpHexagon, 'orange'],
  rule: [IconFlag, 'indigo'],
  high_value: [IconStar, 'emerald'],
};

/** Why a person is called, by icon, colour and word. */
export function ReasonBadge({ reason }: { reason: Review['reason'] }): ReactNode {
  const [Mark, color] = MARKS[reason];
  return (
    <Badge variant="light" color={color} size="sm" tt="none" leftSection={<Mark size={14} aria-hidden />}>
      {texts.reviews.reason[reason]}
    </Badge>
  );
}
