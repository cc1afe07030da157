import { ActionIcon, Kbd, Modal, Table, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';

type Keys = readonly (readonly [key: string, does: string])[];

const words = followUpsTexts.keys;

export const QUEUE_KEYS: Keys = [
  ['J', words.j],
  ['K', words.k],
  ['A', words.a],
  ['E', words.e],
  ['S', words.s],
  ['D', words.d],
  ['Z', words.z],
  ['O', words.enter],
  ['Ctrl + Enter', words.save],
  ['Esc', words.escape],
  ['?', words.help],
];

/** Opens {@link KeysHelp}. */
export function KeysButton({ onClick }: { onClick: () => void }): ReactNode {
  return (
    <Tooltip label={words.show}>
      <ActionIcon variant="default" size={36} aria-label={words.show} onClick={onClick}>
        <IconKeyboard size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface HelpProps {
  readonly title: string;
  readonly keys: Keys;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Which key does what. */
export function KeysHelp({ title, keys, opened, onClose }: HelpProps): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <Table>
        <Table.Tbody>
          {keys.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" w={130}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
