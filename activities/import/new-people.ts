import { foldFacts, emptyState } from '../../domain/state.ts';
import type { Edit, EditFact, KnownFields } from '../../domain/facts.ts';
import { addressKey, type Person } from '../../domain/import/plan-rows.ts';
import { judge } from '../../domain/judge.ts';
import { editKey } from '../../domain/order.ts';
import type { Importing, NewPerson, Shown } from '../../db/repositories/import-new.ts';
import type { Address } from '../../db/repositories/import-people.ts';
import type { RememberedOptOut } from '../../db/repositories/import-remembered.ts';
import { projectionOf } from '../../db/repositories/judgements.ts';
import { completenessOf } from '../../domain/rules/completeness.ts';
import type { Settings } from '../../domain/settings.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Reading } from './reading.ts';

/** What writing people needs to know beside them. */
export interface Around {
  readonly reading: Reading;
  /** By tag name in lower case. */
  readonly tags: ReadonlyMap<string, string>;
  /** Keys of addresses that others have only typed: taken over from them, and not linked as ones that nobody has. */
  readonly typed: ReadonlySet<string>;
}

interface AroundNew extends Around {
  readonly importing: Importing;
  /** By address key. */
  readonly remembered: ReadonlyMap<string, readonly RememberedOptOut[]>;
}

/** What a contact shows of which nothing was ever decided. */
export const untouched = (importing: Importing, { settings }: Reading): Shown => shownAfter([], importing, settings);

/** People who are to be made, with what their rows will show before anything was ever judged. */
export function newPeople(people: readonly Person[], around: AroundNew): NewPerson[] {
  const { importing, reading } = around;
  return people.map((person) => {
    const { id, fields, customFields } = person;
    const edits = editsOf(person).map((edit) => ({ editId: uuidv7(), edit }));
    const shown = edits.length === 0 ? null : shownAfter(edits, importing, reading.settings);
    const addresses = addressesOfPerson(person);
    const { name, email, phone, company, timeZone } = fields;
    return {
      id,
      name,
      email,
      phone,
      company,
      timeZone,
      customFields,
      edits,
      addresses: around.typed.size === 0 ? addresses : addresses.filter((address) => !around.typed.has(keyOf(address))),
      shown,
      completeness: completenessOf(knownFields(person), reading.settings),
      tagIds: person.tags.flatMap((tag) => around.tags.get(tag) ?? []),
      optOuts: optOutsOf(person, addresses, around),
      toldCustomFields: toldOf(person, reading),
    };
  });
}

export const knownFields = ({ fields }: Person): KnownFields => ({
  name: fields.name !== null,
  email: fields.email !== null,
  phone: fields.phone !== null,
  company: fields.company !== null,
  timeZone: fields.timeZone !== null,
});

export const keyOf = ({ kind, value }: Address): string => addressKey(kind, value);

export function addressesOfPerson({ emails, phones, externalIds }: Person): Address[] {
  const addresses: Address[] = [];
  for (const value of externalIds) addresses.push({ kind: 'external', value });
  for (const value of emails) addresses.push({ kind: 'email', value });
  for (const value of phones) addresses.push({ kind: 'phone', value });
  return addresses;
}

function editsOf({ setStatus, setStage }: Person): Edit[] {
  const edits: Edit[] = [];
  if (setStatus !== null) edits.push({ type: 'set_status', status: setStatus });
  if (setStage !== null) edits.push({ type: 'set_stage', stage: setStage });
  return edits;
}

/** By the same rules as any judgement, so that the first real one finds everything as it would have made it. */
function shownAfter(
  edits: readonly { readonly editId: string; readonly edit: Edit }[],
  { actor, at }: Importing,
  settings: Settings,
): Shown {
  const now = at.toISOString();
  const facts = edits.map(({ editId, edit }): EditFact => ({
    kind: 'edit',
    at: now,
    key: editKey({ editId }),
    seq: 0,
    editId,
    actor,
    edit,
  }));
  const known = { name: false, email: false, phone: false, company: false, timeZone: false };
  const judgement = judge({ state: foldFacts(emptyState(), facts), known, settings, now });
  const { status, stage, vip, at_risk, locks, explain } = projectionOf(judgement);
  return { status, stage, vip, at_risk, locks, explain: edits.length === 0 ? null : explain };
}

function optOutsOf(
  person: Person,
  addresses: readonly Address[],
  { remembered, importing: { at } }: AroundNew,
): NewPerson['optOuts'] {
  if (!person.optedOut && remembered.size === 0) return [];
  const wanted = new Map<string, NewPerson['optOuts'][number]>();
  if (person.optedOut) wanted.set('all', { scope: 'all', source: 'import', at });
  for (const { kind, value } of addresses) {
    for (const { scope, at: since } of remembered.get(addressKey(kind, value)) ?? []) {
      if (!wanted.has(scope)) wanted.set(scope, { scope, source: 'remembered', at: since });
    }
  }
  return [...wanted.values()];
}

/** By keys, since the ledger outlives a field. */
function toldOf({ customFields }: Person, { customKeys }: Reading): NewPerson['toldCustomFields'] {
  const told = Object.entries(customFields).map(([id, value]) => [customKeys.get(id) ?? id, value] as const);
  return told.length === 0 ? null : Object.fromEntries(told);
}
