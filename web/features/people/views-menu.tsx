import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { useDeleteView, useViews, type SavedView } from '../../api/views.ts';
import { stringifySearch, type SearchParams } from '../../app/search-params.ts';
import { texts } from '../../texts/texts.ts';
import { peopleSearch } from './people-search.ts';
import { usePeopleSearch } from './use-people-search.ts';

const words = texts.people;
const SaveViewDialog = lazy(async () => ({ default: (await import('./save-view-dialog.tsx')).SaveViewDialog }));

/** Sets of filters by name: open one, keep the present one, delete one. */
export function ViewsMenu(): ReactNode {
  const views = useViews();
  const remove = useDeleteView();
  const mayEdit = useMay('edit');
  const [search, change] = usePeopleSearch();
  const [saving, dialog] = useDisclosure();
  const here = stringifySearch(search);
  const searchOf = (view: SavedView) => peopleSearch(view.query as SearchParams);
  const open = views.find((view) => stringifySearch(searchOf(view)) === here && here !== '');
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} />}>
            {open?.name ?? words.views}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && (
            <Text size="sm" c="dimmed" px="sm" py="xs">
              {words.noViews}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <Menu.Item
                flex={1}
                leftSection={view === open ? <IconCheck size={16} /> : <IconBookmark size={16} />}
                onClick={() => change(() => searchOf(view))}
              >
                {view.name}
              </Menu.Item>
              {(view.mine || mayEdit) && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.deleteView(view.name)}
                  onClick={() => remove.mutate(view.id)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </Group>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} disabled={here === ''} onClick={dialog.open}>
            {words.saveView}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{saving && <SaveViewDialog search={search} onClose={dialog.close} />}</Suspense>
    </>
  );
}
