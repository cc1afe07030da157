import { ActionIcon, Checkbox, Popover, Stack, Text } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import { CHOOSABLE } from './columns.tsx';

const words = texts.people;

interface ColumnsMenuProps {
  readonly visibility: ColumnVisibilityState;
  readonly onChange: (visibility: ColumnVisibilityState) => void;
}

/** Which columns the table has, remembered in this browser. */
export function ColumnsMenu({ visibility, onChange }: ColumnsMenuProps): ReactNode {
  return (
    <Popover position="bottom-end" withArrow>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={words.columnsTitle} title={words.columnsTitle}>
          <IconColumns3 size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={words.columnsTitle}>
          <Text size="xs" fw={600} c="dimmed" aria-hidden>
            {words.columnsTitle}
          </Text>
          {CHOOSABLE.map((id) => (
            <Checkbox
              key={id}
              size="xs"
              label={words.columns[id]}
              checked={visibility[id] ?? true}
              onChange={(event) => onChange({ ...visibility, [id]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
