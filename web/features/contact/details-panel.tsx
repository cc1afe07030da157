import { Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import { useContactEdit } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { useUsers } from '../../api/users.ts';
import { language } from '../../texts/texts.ts';
import { CustomFields } from './custom-fields.tsx';
import { MergedWith } from '../merging/merged-with.tsx';
import { Identities } from './identities.tsx';
import { InlineText } from './inline-text.tsx';
import { Notes } from './notes.tsx';
import { OptOuts } from './opt-outs.tsx';
import { TagsField } from './tags-field.tsx';
import { contactTexts } from '../../texts/contact.ts';

const words = contactTexts;
const ZONES = Intl.supportedValuesOf('timeZone');

/** What is known of a contact, each changed where it stands. */
export function DetailsPanel({ contact }: { contact: ContactDetail }): ReactNode {
  const edit = useContactEdit(contact.id);
  const readOnly = !useMay('edit');
  const save = (change: Parameters<typeof edit.mutate>[0] & { type: 'details' }): void => edit.mutate(change);
  return (
    <Stack gap="lg">
      <section aria-label={words.detailsTitle}>
        <Stack gap="xs">
          <Text fw={600}>{words.detailsTitle}</Text>
          {(['name', 'email', 'phone', 'company'] as const).map((field) => (
            <InlineText
              key={field}
              label={words.fields[field]}
              value={contact[field] ?? ''}
              readOnly={readOnly}
              type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
              onSave={(value) => save({ type: 'details', change: { [field]: value === '' ? null : value } })}
            />
          ))}
          <TimeZoneField
            contact={contact}
            readOnly={readOnly}
            onSave={(timeZone) => save({ type: 'details', change: { timeZone } })}
          />
          <BranchField
            contact={contact}
            readOnly={readOnly}
            onSave={(branchId) => save({ type: 'details', change: { branchId } })}
          />
          <AssigneeField
            contact={contact}
            readOnly={readOnly}
            onSave={(assigneeId) => save({ type: 'details', change: { assigneeId } })}
          />
          <VipField
            contact={contact}
            readOnly={readOnly}
            onSave={(vip) => save({ type: 'details', change: { vip } })}
          />
        </Stack>
      </section>
      <CustomFields contact={contact} readOnly={readOnly} />
      <TagsField contact={contact} readOnly={readOnly} />
      <Notes contactId={contact.id} readOnly={readOnly} />
      <Identities contact={contact} />
      <MergedWith contactId={contact.id} readOnly={readOnly} />
      <OptOuts contact={contact} readOnly={readOnly} />
    </Stack>
  );
}

interface VipProps {
  readonly contact: ContactDetail;
  readonly readOnly: boolean;
  /** Null leaves it to the rules. */
  readonly onSave: (vip: boolean | null) => void;
}

function VipField({ contact: { vip }, readOnly, onSave }: VipProps): ReactNode {
  return (
    <Group justify="space-between">
      <Switch
        label={words.fields.vip}
        checked={vip}
        disabled={readOnly}
        onChange={(event) => onSave(event.currentTarget.checked)}
      />
      {!readOnly && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onSave(null)}>
          {words.vipByRules}
        </Button>
      )}
    </Group>
  );
}

interface FieldProps {
  readonly contact: ContactDetail;
  readonly readOnly: boolean;
  readonly onSave: (value: string | null) => void;
}

function TimeZoneField({ contact: { timeZone }, readOnly, onSave }: FieldProps): ReactNode {
  const zones = timeZone === null || ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];
  return (
    <Select
      label={words.fields.timeZone}
      placeholder={words.unknownZone}
      description={timeZone === null ? undefined : words.localTime(clockIn(timeZone))}
      searchable
      clearable={!readOnly}
      readOnly={readOnly}
      limit={100}
      size="sm"
      data={zones}
      value={timeZone}
      onChange={onSave}
    />
  );
}

function clockIn(timeZone: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(new Date());
}

/** Only where the business has several places. */
function BranchField({ contact: { branchId }, ...field }: FieldProps): ReactNode {
  const branches = useBranches();
  if (branches.length === 0) return null;
  return (
    <OneOfField {...field} label={words.fields.branch} nothing={words.noBranch} among={branches} chosen={branchId} />
  );
}

function AssigneeField({ contact: { assigneeId }, ...field }: FieldProps): ReactNode {
  const users = useUsers().filter(({ id, state }) => state !== 'removed' || id === assigneeId);
  return (
    <OneOfField {...field} label={words.fields.assignee} nothing={words.nobody} among={users} chosen={assigneeId} />
  );
}

interface OneOfProps extends Omit<FieldProps, 'contact'> {
  readonly label: string;
  /** Stands there while nothing is chosen. */
  readonly nothing: string;
  readonly among: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | null;
}

function OneOfField({ label, nothing, among, chosen, readOnly, onSave }: OneOfProps): ReactNode {
  return (
    <Select
      label={label}
      placeholder={nothing}
      searchable
      clearable={!readOnly}
      readOnly={readOnly}
      size="sm"
      data={among.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={onSave}
    />
  );
}
