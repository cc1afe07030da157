/** Columns of a contact that people set; a survivor takes over those it has nothing in. */
export const CARRIED_COLUMNS = [
  'set_name',
  'set_email',
  'set_phone',
  'set_company',
  'set_time_zone',
  'assignee_id',
  'branch_id',
] as const;
export type CarriedColumn = (typeof CARRIED_COLUMNS)[number];

/** What people set on a contact. */
export type SetByPeople = Readonly<Record<CarriedColumn, string | null>> & {
  /** By the field's id. */
  readonly custom_fields: Readonly<Record<string, string | number>>;
};

/** What a survivor took over from whom it absorbed, so that an undo can give it back. */
export interface Carried {
  readonly columns?: Readonly<Partial<Record<CarriedColumn, string>>>;
  readonly customFields?: Readonly<Record<string, string | number>>;
}

/** What the survivor takes over: its own always stands before the other's. */
export function carriedBy(survivor: SetByPeople, absorbed: SetByPeople): Carried {
  const columns = CARRIED_COLUMNS.flatMap((column) => {
    const value = absorbed[column];
    return survivor[column] === null && value !== null ? [[column, value] as const] : [];
  });
  const fields = Object.entries(absorbed.custom_fields).filter(([id]) => survivor.custom_fields[id] === undefined);
  return {
    ...(columns.length === 0 ? {} : { columns: Object.fromEntries(columns) }),
    ...(fields.length === 0 ? {} : { customFields: Object.fromEntries(fields) }),
  };
}

/** A contact with what it took over. */
export const withCarried = (contact: SetByPeople, { columns, customFields }: Carried): SetByPeople => ({
  ...contact,
  ...columns,
  custom_fields: { ...contact.custom_fields, ...customFields },
});

/** A contact without it: what somebody has set otherwise since is theirs, and stays. */
export function withoutCarried(contact: SetByPeople, { columns = {}, customFields = {} }: Carried): SetByPeople {
  const given = CARRIED_COLUMNS.filter(
    (column) => columns[column] !== undefined && columns[column] === contact[column],
  );
  const kept = Object.entries(contact.custom_fields).filter(([id, value]) => customFields[id] !== value);
  return {
    ...contact,
    ...Object.fromEntries(given.map((column) => [column, null])),
    custom_fields: Object.fromEntries(kept),
  };
}
