import { Alert, Button, Group, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useCustomFields } from '../../api/custom-fields.ts';
import type { CustomFollowUp } from '../../api/settings.ts';
import { useChange } from '../../api/use-change.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { DurationInput } from '../settings/duration-input.tsx';

const words = automationsTexts.custom.date;
type When = CustomFollowUp['when'];
type DateOf = NonNullable<When['date']>;

const USUAL: DateOf = { field: 'birthday', before: 'P0D', yearly: true };

interface DateConditionProps {
  readonly when: When;
  readonly onChange: (when: When) => void;
}

/** A day of the contact's own that the rule waits for. The field that it stands in can be made here. */
export function DateCondition({ when, onChange }: DateConditionProps): ReactNode {
  const { date, ...others } = when;
  const dates = useCustomFields().filter(({ kind }) => kind === 'date');
  const usual = (): DateOf => ({ ...USUAL, field: dates[0]?.key ?? USUAL.field });
  return (
    <Stack gap="xs" pt="md">
      <Switch
        label={words.on}
        checked={date !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? { ...others, date: usual() } : others)}
      />
      {date && <Day date={date} fields={dates} onChange={(changed) => onChange({ ...others, date: changed })} />}
    </Stack>
  );
}

interface DayProps {
  readonly date: DateOf;
  readonly fields: readonly { readonly key: string; readonly name: string }[];
  readonly onChange: (date: DateOf) => void;
}

function Day({ date, fields, onChange }: DayProps): ReactNode {
  const isMissing = fields.every(({ key }) => key !== date.field);
  const names = fields.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={words.field}
          description={words.fieldHint}
          data={isMissing ? [...names, { value: date.field, label: nameOf(date.field) }] : names}
          value={date.field}
          allowDeselect={false}
          onChange={(field) => field !== null && onChange({ ...date, field })}
        />
        <DurationInput
          label={words.before}
          description={words.beforeHint}
          value={date.before}
          onChange={(before) => onChange({ ...date, before })}
        />
      </SimpleGrid>
      {isMissing && <MissingField field={date.field} />}
      <Switch
        label={words.yearly}
        checked={date.yearly}
        onChange={({ currentTarget }) => onChange({ ...date, yearly: currentTarget.checked })}
      />
    </>
  );
}

function MissingField({ field }: { field: string }): ReactNode {
  const name = nameOf(field);
  const make = useChange(['custom-fields'], () =>
    api.POST('/v1/custom-fields', { body: { key: field, name, kind: 'date' } }),
  );
  return (
    <Alert color="orange" variant="light">
      <Group justify="space-between">
        <Text size="sm">{words.missing(name)}</Text>
        <Button size="compact-sm" loading={make.isPending} onClick={() => make.mutate(undefined)}>
          {words.make(name)}
        </Button>
      </Group>
    </Alert>
  );
}

/** `renewal_date` as it is called where nobody has named it yet. */
const nameOf = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('_', ' ')}`;
