import { Checkbox, Skeleton, Table } from '@mantine/core';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import { memo, type ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { texts } from '../../texts/texts.ts';
import { calledAs } from './contact-name.tsx';
import classes from './contact-table.module.css';

interface ContactRowProps {
  readonly index: number;
  /** Pixels. */
  readonly size: number;
  /** Undefined while it is fetched. */
  readonly contact: Contact | undefined;
  readonly chosen: boolean;
  readonly focused: boolean;
  readonly columns: number;
  readonly visibility: ColumnVisibilityState;
  /** What the columns make of the contact. */
  readonly cells: ReactNode;
  readonly onToggle: (index: number, through: boolean) => void;
  readonly onOpen: (contact: Contact) => void;
}

/** One row. Its cells follow from the contact and the columns, so a row in which neither changed is not drawn again. */
export const ContactRow = memo(
  function ContactRow(props: ContactRowProps): ReactNode {
    const { index, size, contact, chosen, focused, columns, cells, onToggle, onOpen } = props;
    return (
      <Table.Tr
        h={size}
        aria-rowindex={index + 2}
        data-index={index}
        data-focused={focused || undefined}
        className={classes['row'] ?? ''}
        {...(chosen ? { bg: 'var(--mantine-primary-color-light)' } : {})}
        onDoubleClick={() => contact && onOpen(contact)}
      >
        <Table.Td>
          {contact && (
            <Checkbox
              size="xs"
              aria-label={texts.people.selectRow(calledAs(contact))}
              checked={chosen}
              onClick={({ shiftKey }) => onToggle(index, shiftKey)}
              onChange={() => undefined}
            />
          )}
        </Table.Td>
        {cells ??
          Array.from({ length: columns }, (_each, column) => (
            <Table.Td key={column}>
              <Skeleton h={14} w="70%" />
            </Table.Td>
          ))}
      </Table.Tr>
    );
  },
  ({ cells: _before, ...before }, { cells: _after, ...after }) =>
    (Object.keys(before) as (keyof typeof before)[]).every((name) => before[name] === after[name]),
);
