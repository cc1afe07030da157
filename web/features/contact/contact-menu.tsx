import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowMerge, IconBellPlus, IconBraces, IconDots, IconTimeline, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { useMay, useSession } from '../../api/session.ts';
import { DANGER } from '../../design/theme.ts';
import { contactTexts } from '../../texts/contact.ts';
import { mergingTexts } from '../../texts/merging.ts';
import { MergeDialog } from '../merging/merge-dialog.tsx';
import { DeleteContact } from './delete-contact.tsx';

const words = contactTexts;

interface MenuProps {
  readonly contact: ContactDetail;
  readonly onRemind: () => void;
  readonly onGone: () => void;
}

/** What is done seldom: merging, Temporal, the data as JSON, deleting. */
export function ContactMenu({ contact, onRemind, onGone }: MenuProps): ReactNode {
  const { temporalUiUrl, workspace } = useSession();
  const [mayDecide, mayDelete] = [useMay('decide'), useMay('delete')];
  const [deleting, deletion] = useDisclosure();
  const [merging, merge] = useDisclosure();
  const workflow = encodeURIComponent(`contact/${workspace.id}/${contact.id}`);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={words.menu}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayDecide && (
            <Menu.Item hiddenFrom="xs" leftSection={<IconBellPlus size={16} aria-hidden />} onClick={onRemind}>
              {words.remind.button}
            </Menu.Item>
          )}
          {temporalUiUrl !== null && (
            <Menu.Item
              component="a"
              href={`${temporalUiUrl}/${workflow}`}
              target="_blank"
              rel="noreferrer noopener"
              leftSection={<IconTimeline size={16} aria-hidden />}
            >
              {words.temporal}
            </Menu.Item>
          )}
          <Menu.Item
            component="a"
            href={`/v1/contacts/${contact.id}/data`}
            download={`contact-${contact.id}.json`}
            leftSection={<IconBraces size={16} aria-hidden />}
          >
            {words.download}
          </Menu.Item>
          {mayDecide && (
            <Menu.Item leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={merge.open}>
              {mergingTexts.menu}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item color={DANGER} leftSection={<IconTrash size={16} aria-hidden />} onClick={deletion.open}>
              {words.remove}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <MergeDialog contact={contact} opened={merging} onClose={merge.close} />
      <DeleteContact contact={contact} opened={deleting} onClose={deletion.close} onGone={onGone} />
    </>
  );
}
