import { v7 as uuidv7 } from 'uuid';
import type { CustomFieldValue } from '../../domain/custom-fields.ts';
import type { Edit } from '../../domain/facts.ts';
import { actionKey, editKey } from '../../domain/order.ts';
import type { Scope } from '../client.ts';
import { nextSeq } from './inbox.ts';

export interface EditableContact {
  readonly id: string;
  readonly set_name: string | null;
  readonly set_email: string | null;
  readonly set_phone: string | null;
  readonly set_company: string | null;
  readonly set_time_zone: string | null;
  readonly branch_id: string | null;
  readonly assignee_id: string | null;
  /** By the field's id. */
  readonly custom_fields: Readonly<Record<string, CustomFieldValue>>;
}

const EDITABLE = [
  'id',
  'set_name',
  'set_email',
  'set_phone',
  'set_company',
  'set_time_zone',
  'branch_id',
  'assignee_id',
  'custom_fields',
] as const satisfies readonly (keyof EditableContact)[];

/**
 * Locks a contact for a person's change, in the order of all writers.
 *
 * @param contactId a survivor's id (survivorOf)
 * @returns null when it is gone, or going
 */
export async function lockForEdit(scope: Scope, contactId: string): Promise<EditableContact | null> {
  await scope('contact_inbox').where({ contact_id: contactId }).forUpdate().first('contact_id');
  const contact = await scope<EditableContact>('contacts')
    .where({ id: contactId })
    .whereNull('erasing_at')
    .whereNull('merged_into')
    .forNoKeyUpdate()
    .first(...EDITABLE);
  return contact ?? null;
}

interface FactOf {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly at: Date;
}

/**
 * Writes a person's decision as a fact, and marks the contact as changed. `note`: words that came with it, which stay here and
 * never enter a workflow.
 * @returns the fact's inbox number
 */
export async function recordEdit(
  scope: Scope,
  fact: FactOf & { readonly edit: Edit; readonly actor: string; readonly note?: string | null },
): Promise<number> {
  const id = uuidv7();
  const seq = await nextSeq(scope, fact.contactId);
  await scope('contact_edits').insert({
    id,
    workspace_id: fact.workspaceId,
    contact_id: fact.contactId,
    seq,
    position_key: editKey({ editId: id }),
    edit: JSON.stringify(fact.edit),
    note: fact.note ?? null,
    actor: fact.actor,
    at: fact.at,
  });
  await scope('contacts').where({ id: fact.contactId }).update({ touched_at: fact.at });
  return seq;
}

interface StoredAction {
  readonly contact_id: string;
  readonly action_id: string;
  readonly action: string;
  readonly occurred_at: Date;
}

/** The action that was accepted under this id. */
export const findAction = (scope: Scope, contactId: string, actionId: string): Promise<StoredAction | undefined> =>
  scope<StoredAction>('contact_actions')
    .where({ contact_id: contactId, action_id: actionId })
    .first('action', 'occurred_at');

/** Writes something the contact did, as the business tells it. Call {@link lockForEdit} and {@link findAction} before. */
export async function recordAction(
  scope: Scope,
  fact: FactOf & { readonly action: string; readonly actionId: string; readonly value: unknown },
): Promise<void> {
  await scope('contact_actions').insert({
    id: uuidv7(),
    workspace_id: fact.workspaceId,
    contact_id: fact.contactId,
    seq: await nextSeq(scope, fact.contactId),
    action: fact.action,
    action_id: fact.actionId,
    position_key: actionKey(fact),
    occurred_at: fact.at,
    value: fact.value === undefined ? null : JSON.stringify(fact.value),
  });
  await scope('contacts').where({ id: fact.contactId }).update({ touched_at: scope.fn.now() });
}

/** A line of the ledger for what a person changed directly; what follows from it is written when the contact is judged. */
export async function insertEvent(
  scope: Scope,
  event: {
    readonly workspaceId: string;
    readonly contactId: string;
    readonly kind: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<void> {
  await scope('contact_events').insert({
    workspace_id: event.workspaceId,
    contact_id: event.contactId,
    kind: event.kind,
    before: JSON.stringify(event.before),
    after: JSON.stringify(event.after),
    actor: event.actor,
    at: event.at,
  });
}
