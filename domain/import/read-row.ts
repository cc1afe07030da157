import { customFieldFault, type CustomFieldValue } from '../custom-fields.ts';
import { normaliseEmail } from '../identity.ts';
import { STAGES, STATUSES, type ContactField, type Stage, type Status } from '../vocabulary.ts';
import { customFieldOf, type ImportedCustomField, type ImportField, type Mapping } from './fields.ts';
import type { Rejection } from './reasons.ts';
import { findChoice, findWord, readDate, readNumber, readYesOrNo, type DateOrder } from './values.ts';

/** What a row says of a person, normalised. What is left out says nothing, and changes nothing. */
export interface ImportRow {
  readonly fields: Readonly<Partial<Record<ContactField, string>>>;
  readonly externalId: string | null;
  /** As written; which tag is meant does not depend on case. */
  readonly tags: readonly string[];
  /** True: write no more. An import never lifts an opt-out. */
  readonly optedOut: boolean;
  readonly status: Status | null;
  readonly stage: Stage | null;
  readonly customFields: readonly ImportedValue[];
}

export interface ImportedValue {
  readonly id: string;
  readonly key: string;
  readonly value: CustomFieldValue;
}

export interface RowFault {
  readonly reason: Rejection;
  /** The field that is at fault; null where it is the whole row. */
  readonly field: string | null;
}

/** How the rows of one file are read. */
export interface RowReading {
  readonly mapping: Mapping;
  /** By key. */
  readonly customFields: ReadonlyMap<string, ImportedCustomField>;
  readonly dates: DateOrder;
  /** E.164 by the workspace's country; null for what is no number. */
  readonly readPhone: (raw: string) => string | null;
  readonly isTimeZone: (name: string) => boolean;
}

/** What the cells so far have said. */
interface Said {
  readonly fields: Partial<Record<ContactField, string>>;
  first: string;
  last: string;
  externalId: string | null;
  tags: string[];
  optedOut: boolean;
  status: Status | null;
  stage: Stage | null;
  readonly customFields: ImportedValue[];
}

/** @returns the row, or the first thing that is wrong with it */
export function readRow(cells: readonly string[], reading: RowReading): ImportRow | RowFault {
  if (cells.length !== reading.mapping.length) return { reason: 'wrong_columns', field: null };
  const said = nothingSaid();
  for (const [column, field] of reading.mapping.entries()) {
    const cell = cellText(cells[column] ?? '');
    if (field === null || cell === '') continue;
    const reason = UNSTORABLE.test(cell) ? 'invalid_text' : readCell(said, field, cell, reading);
    if (reason !== null) return { reason, field };
  }
  return rowOf(said);
}

export const isFault = (row: ImportRow | RowFault): row is RowFault => 'reason' in row;

/** NUL, and halves of surrogate pairs: no text that could be stored. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Exports put an apostrophe before what a spreadsheet would run as a formula: it is none of the value. */
const cellText = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');

/** Each property by itself, here and below: spreading objects took longer than reading the row. */
const nothingSaid = (): Said => ({
  fields: {},
  first: '',
  last: '',
  externalId: null,
  tags: [],
  optedOut: false,
  status: null,
  stage: null,
  customFields: [],
});

function rowOf(said: Said): ImportRow | RowFault {
  const { fields, externalId, tags, optedOut, status, stage, customFields } = said;
  const parts = `${said.first} ${said.last}`.trim();
  if (fields.name === undefined && parts !== '') fields.name = parts;
  const known = externalId !== null || fields.email !== undefined || fields.phone !== undefined;
  return known
    ? { fields, externalId, tags, optedOut, status, stage, customFields }
    : { reason: 'no_identity', field: null };
}

type Reader = (said: Said, cell: string, reading: RowReading) => Rejection | null;

function readCell(said: Said, field: string, cell: string, reading: RowReading): Rejection | null {
  const key = customFieldOf(field);
  if (key !== null) return readCustom(said, key, cell, reading);
  return READERS[field as ImportField](said, cell, reading);
}

/** Characters, as the API takes them for one contact at a time; half of them for each part of a name. */
const LONGEST = { name: 200, part: 99, company: 200, externalId: 256, tag: 60 };

const tooLong = (cell: string, most: number): Rejection | null =>
  cell.length > most && [...cell].length > most ? 'invalid_text' : null;

const READERS: Readonly<Record<ImportField, Reader>> = {
  name: (said, cell) => {
    said.fields.name = cell;
    return tooLong(cell, LONGEST.name);
  },
  firstName: (said, cell) => {
    said.first = cell;
    return tooLong(cell, LONGEST.part);
  },
  lastName: (said, cell) => {
    said.last = cell;
    return tooLong(cell, LONGEST.part);
  },
  company: (said, cell) => {
    said.fields.company = cell;
    return tooLong(cell, LONGEST.company);
  },
  externalId: (said, cell) => {
    said.externalId = cell;
    return tooLong(cell, LONGEST.externalId);
  },
  email: ({ fields }, cell) => {
    const email = normaliseEmail(cell);
    if (email === null) return 'invalid_email';
    fields.email = email;
    return null;
  },
  phone: ({ fields }, cell, { readPhone }) => {
    const phone = readPhone(cell);
    if (phone === null) return 'invalid_phone';
    fields.phone = phone;
    return null;
  },
  timeZone: ({ fields }, cell, { isTimeZone }) => {
    fields.timeZone = cell;
    return isTimeZone(cell) ? null : 'invalid_time_zone';
  },
  tags: (said, cell) => {
    said.tags = [...said.tags, ...cell.split(/[,;|]/).map((tag) => tag.trim())].filter((tag) => tag !== '');
    return said.tags.some((tag) => tooLong(tag, LONGEST.tag) !== null) ? 'invalid_tag' : null;
  },
  optedOut: (said, cell) => {
    const answer = readYesOrNo(cell);
    if (answer === null) return 'invalid_opted_out';
    said.optedOut = answer;
    return null;
  },
  status: (said, cell) => {
    said.status = findWord(STATUSES, cell);
    return said.status === null ? 'invalid_status' : null;
  },
  stage: (said, cell) => {
    said.stage = findWord(STAGES, cell);
    return said.stage === null ? 'invalid_stage' : null;
  },
};

function readCustom(said: Said, key: string, cell: string, { customFields, dates }: RowReading): Rejection | null {
  const field = customFields.get(key);
  if (field === undefined) return 'invalid_custom_field';
  const value = valueOf(field, cell, dates);
  if (value === null || customFieldFault(field, value) !== null) return 'invalid_custom_field';
  said.customFields.push({ id: field.id, key, value });
  return null;
}

function valueOf({ kind, options }: ImportedCustomField, cell: string, dates: DateOrder): CustomFieldValue | null {
  switch (kind) {
    case 'text':
      return cell;
    case 'number':
      return readNumber(cell);
    case 'date':
      return readDate(cell, dates);
    case 'choice':
      return findChoice(options, cell);
  }
}
