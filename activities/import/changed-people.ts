import type { Edit } from '../../domain/facts.ts';
import type { Person } from '../../domain/import/plan-rows.ts';
import { completenessOf } from '../../domain/rules/completeness.ts';
import { CONTACT_FIELDS } from '../../domain/vocabulary.ts';
import type { ChangedPerson } from '../../db/repositories/import-changes.ts';
import type { StoredPerson } from '../../db/repositories/import-people.ts';
import { addressesOfPerson, keyOf, knownFields, type Around } from './new-people.ts';
import type { Reading } from './reading.ts';

/**
 * What to write of a contact that the rows have changed. A contact with a workflow is judged by it; one that never had one gets
 * none for new details, and does for a status or stage, which has to be weighed against what was set before.
 */
export function changedPerson(before: StoredPerson, after: Person, { reading, tags, typed }: Around): ChangedPerson {
  const changed = CONTACT_FIELDS.filter((field) => after.fields[field] !== before.fields[field]);
  const fields = Object.fromEntries(changed.map((field) => [field, after.fields[field]])) as ChangedPerson['fields'];
  const custom = Object.keys(after.customFields).filter((id) => after.customFields[id] !== before.customFields[id]);
  const had = new Set(addressesOfPerson(before).map(keyOf));
  const claimed = new Set(before.claimed.filter((key) => !after.claimed.includes(key)));
  const edits = editsBetween(before, after);
  return {
    id: after.id,
    fields,
    customFields: Object.fromEntries(custom.map((id) => [id, after.customFields[id] ?? ''])),
    completeness: before.quiet ? completenessOf(knownFields(after), reading.settings) : null,
    linked: addressesOfPerson(after).filter((address) => !had.has(keyOf(address)) && !typed.has(keyOf(address))),
    vouched: addressesOfPerson(after).filter((address) => claimed.has(keyOf(address))),
    tagIds: after.tags.filter((tag) => !before.tags.includes(tag)).flatMap((tag) => tags.get(tag) ?? []),
    optsOut: after.optedOut && !before.optedOut,
    edits: before.quiet || edits.length > 0 ? edits : [{ type: 'touched' }],
    ledger: changed.length + custom.length === 0 ? null : ledgerLine(before, after, { changed, custom }, reading),
  };
}

function editsBetween(before: Person, after: Person): Edit[] {
  const { setStatus, setStage } = after;
  return [
    ...(setStatus === null || setStatus === before.setStatus
      ? []
      : [{ type: 'set_status' as const, status: setStatus }]),
    ...(setStage === null || setStage === before.setStage ? [] : [{ type: 'set_stage' as const, stage: setStage }]),
  ];
}

function ledgerLine(
  before: Person,
  after: Person,
  { changed, custom }: { readonly changed: readonly (keyof Person['fields'])[]; readonly custom: readonly string[] },
  { customKeys }: Reading,
): ChangedPerson['ledger'] {
  const values = ({ fields, customFields }: Person): Record<string, unknown> => ({
    ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
    ...(custom.length === 0
      ? {}
      : { customFields: Object.fromEntries(custom.map((id) => [customKeys.get(id) ?? id, customFields[id] ?? null])) }),
  });
  return { before: values(before), after: values(after) };
}
