import { CARRIED_COLUMNS, type SetByPeople } from '../../../domain/merge/carry.ts';
import type { Scope } from '../../client.ts';

type Row = SetByPeople & { readonly id: string };

/** What people set on these contacts, by id. */
export async function readSetByPeople(scope: Scope, contactIds: readonly string[]): Promise<Map<string, SetByPeople>> {
  const rows = await scope<Row>('contacts')
    .whereIn('id', [...contactIds])
    .select('id', ...CARRIED_COLUMNS, 'custom_fields');
  return new Map((rows as Row[]).map(({ id, ...set }) => [id, set]));
}

export async function writeSetByPeople(scope: Scope, contactId: string, set: SetByPeople): Promise<void> {
  await scope('contacts')
    .where({ id: contactId })
    .update({ ...set, custom_fields: JSON.stringify(set.custom_fields) });
}
