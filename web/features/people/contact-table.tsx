import { Checkbox, Table } from '@mantine/core';
import { useTable, type ColumnVisibilityState } from '@tanstack/react-table';
import type { Virtualizer } from '@tanstack/react-virtual';
import { memo, useState, type ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { texts } from '../../texts/texts.ts';
import { columns, features } from './columns.tsx';
import { ContactRow } from './contact-row.tsx';
import classes from './contact-table.module.css';

const words = texts.people;
const CHECKBOX_WIDTH = 44;
const LOOK = {
  stickyHeader: true,
  layout: 'fixed',
  highlightOnHover: true,
  verticalSpacing: 0,
  className: classes['table'] ?? '',
} as const;

export interface ListProps {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly rowAt: (index: number) => Contact | undefined;
  readonly isChosen: (id: string) => boolean;
  /** Ticks or unticks; `through` when Shift says so. */
  readonly onToggle: (index: number, through: boolean) => void;
  readonly onOpen: (contact: Contact) => void;
  /** The row that j and k have come to. */
  readonly focused: number;
}

interface TableProps extends ListProps {
  readonly visibility: ColumnVisibilityState;
  readonly allInSight: boolean;
  readonly onToggleShown: () => void;
}

/** The virtual table: only the rows in sight exist, between two that are as high as all the others. */
export function ContactTable(props: TableProps): ReactNode {
  const { rows, rowAt, isChosen, onToggle, onOpen, focused, visibility, allInSight, onToggleShown } = props;
  const items = rows.getVirtualItems();
  const table = useTable({
    features,
    columns,
    data: useSameRows(items.map(({ index }) => rowAt(index)).filter((contact) => contact !== undefined)),
    getRowId: ({ id }) => id,
    state: { columnVisibility: visibility },
  });
  const made = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  const width = headers.reduce((sum, header) => sum + header.getSize(), CHECKBOX_WIDTH);
  const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Table {...LOOK} miw={width} aria-label={words.table} aria-rowcount={rows.options.count + 1}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={CHECKBOX_WIDTH}>
            <Checkbox size="xs" aria-label={words.selectShown} checked={allInSight} onChange={onToggleShown} />
          </Table.Th>
          {headers.map((header) => (
            <Table.Th key={header.id} w={header.getSize()}>
              <table.FlexRender header={header} />
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Spacer height={items[0]?.start ?? 0} />
        {items.map(({ key, index, size }) => {
          const contact = rowAt(index);
          const row = contact && made.get(contact.id);
          return (
            <ContactRow
              key={key}
              {...{ index, size, contact, visibility, onToggle, onOpen }}
              chosen={contact !== undefined && isChosen(contact.id)}
              focused={index === focused}
              columns={headers.length}
              cells={row?.getVisibleCells().map((cell) => (
                <Table.Td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </Table.Td>
              ))}
            />
          );
        })}
        <Spacer height={below} />
      </Table.Tbody>
    </Table>
  );
}

/** The same array for the same contacts, which keeps the table from making its rows anew at every scroll event. */
function useSameRows(contacts: Contact[]): Contact[] {
  const [kept, setKept] = useState(contacts);
  const same = kept.length === contacts.length && kept.every((contact, index) => contact === contacts[index]);
  if (!same) setKept(contacts);
  return same ? kept : contacts;
}

const Spacer = memo(function Spacer({ height }: { height: number }): ReactNode {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
});
