import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Tag } from '../../api/tags.ts';
import { TagBadge } from '../../design/badges.tsx';
import { texts } from '../../texts/texts.ts';
import { Hint } from '../../design/hint.tsx';

/** As many as fit a cell; the others are one badge that names them. */
const SHOWN = 2;

export function TagList({ tags }: { tags: readonly Tag[] }): ReactNode {
  const more = tags.slice(SHOWN);
  return (
    <Group gap={4} wrap="nowrap">
      {tags.slice(0, SHOWN).map(({ id, name, color }) => (
        <TagBadge key={id} name={name} color={color} />
      ))}
      {more.length > 0 && (
        <Hint label={more.map(({ name }) => name).join(', ')}>
          <Badge variant="default" size="sm" tt="none">
            {texts.people.moreTags(more.length)}
          </Badge>
        </Hint>
      )}
    </Group>
  );
}
