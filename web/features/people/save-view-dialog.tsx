import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { useSaveView, type NewView } from '../../api/views.ts';
import { texts } from '../../texts/texts.ts';
import type { PeopleSearch } from './people-search.ts';

const words = texts.people;

/** Keeps the filters and the order of the moment under a name. */
export function SaveViewDialog({ search, onClose }: { search: PeopleSearch; onClose: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useSaveView();
  const mayShare = useMay('edit');
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.saveView}
      centered
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const view = { name: name.trim(), query: search as NewView['query'], shared };
          save.mutate(view, {
            onSuccess: () => {
              notifications.show({ color: 'green', message: words.viewSaved(view.name) });
              onClose();
            },
          });
        }}
      >
        <Stack>
          <TextInput
            label={words.viewName}
            value={name}
            maxLength={60}
            required
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          {mayShare && (
            <Checkbox
              label={words.viewShared}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.shell.cancel}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {texts.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
