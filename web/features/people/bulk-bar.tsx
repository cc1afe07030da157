import { Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconMapPin, IconRoute, IconTag, IconTagOff, IconTrash, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import { useMay } from '../../api/session.ts';
import { DANGER } from '../../design/theme.ts';
import { texts } from '../../texts/texts.ts';
import { BULK_ACTIONS, useBulkAction, type BulkAction } from './bulk-actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { PeopleSearch } from './people-search.ts';
import type { Selection } from './use-selection.ts';
import classes from './bulk-bar.module.css';

const words = texts.people;

const ICONS: Readonly<Record<BulkAction, Icon>> = {
  tag: IconTag,
  untag: IconTagOff,
  stage: IconRoute,
  branch: IconMapPin,
  delete: IconTrash,
};

interface BulkBarProps {
  readonly search: PeopleSearch;
  readonly selection: Selection;
  readonly total: number | undefined;
}

/** How many are ticked, all that match in one step, and what can be done with them. */
export function BulkBar({ search, selection, total }: BulkBarProps): ReactNode {
  const [action, setAction] = useState<BulkAction | null>(null);
  const bulk = useBulkAction(search, selection.chosen);
  const all = selection.chosen.kind === 'all';
  return (
    <Group className={classes['bar'] ?? ''} px="md" py={6} gap="sm" role="region" aria-label={words.bulk}>
      <Text size="sm" fw={600} role="status">
        {all ? words.allSelected(selection.size) : words.selected(selection.size)}
      </Text>
      {!all && total !== undefined && total > selection.size && (
        <Button size="compact-sm" variant="subtle" onClick={() => selection.chooseAll(total)}>
          {words.selectAll(total)}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={selection.clear}>
        {words.clearSelection}
      </Button>
      <ActionsMenu onChoose={setAction} />
      {action !== null && (
        <BulkDialog
          action={action}
          size={selection.size}
          working={bulk.isPending}
          onClose={() => setAction(null)}
          onGo={(order) =>
            bulk.mutate(order, {
              onSuccess: () => {
                setAction(null);
                selection.clear();
              },
            })
          }
        />
      )}
    </Group>
  );
}

/** What the person may do with many at once; nothing for those who only read. */
function ActionsMenu({ onChoose }: { onChoose: (action: BulkAction) => void }): ReactNode {
  const [mayEdit, mayDelete] = [useMay('edit'), useMay('delete')];
  const hasBranches = useBranches().length > 0;
  const offered = BULK_ACTIONS.filter((action) => {
    if (action === 'branch' && !hasBranches) return false;
    return action === 'delete' ? mayDelete : mayEdit;
  });
  if (offered.length === 0) return null;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button size="compact-sm" rightSection={<IconChevronDown size={14} />}>
          {words.bulk}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((action) => {
          const Mark = ICONS[action];
          return (
            <Menu.Item
              key={action}
              leftSection={<Mark size={16} />}
              {...(action === 'delete' ? { color: DANGER } : {})}
              onClick={() => onChoose(action)}
            >
              {words.actions[action]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
