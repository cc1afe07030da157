import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from './client.ts';
import type { ContactDetail, Stage, Status } from './contacts.ts';
import type { paths } from './generated/schema.d.ts';
import { contactKey } from './use-contact.ts';

export type ContactChange = paths['/v1/contacts/{id}']['patch']['requestBody']['content']['application/json'];
export type OptOutScope =
  paths['/v1/contacts/{id}/opt-out']['put']['requestBody']['content']['application/json']['scope'];
export type Lock = keyof ContactDetail['locks'];

/** What a person decides about a contact. */
export type ContactEdit =
  | { readonly type: 'details'; readonly change: ContactChange }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'stage'; readonly stage: Stage }
  | { readonly type: 'score'; readonly value: number; readonly note: string | null }
  | { readonly type: 'points'; readonly points: number; readonly note: string | null }
  | { readonly type: 'lift'; readonly lock: Lock }
  | { readonly type: 'optOut'; readonly scope: OptOutScope; readonly stops: boolean }
  | { readonly type: 'tag'; readonly name: string }
  | { readonly type: 'untag'; readonly tagId: string };

async function send(id: string, edit: ContactEdit): Promise<unknown> {
  const params = { path: { id } };
  switch (edit.type) {
    case 'details':
      return api.PATCH('/v1/contacts/{id}', { params, body: edit.change });
    case 'status':
      return api.PUT('/v1/contacts/{id}/status', { params, body: { status: edit.status } });
    case 'stage':
      return api.PUT('/v1/contacts/{id}/stage', { params, body: { stage: edit.stage } });
    case 'score':
      return api.PUT('/v1/contacts/{id}/score', { params, body: { value: edit.value, note: edit.note } });
    case 'points':
      return api.POST('/v1/contacts/{id}/score-adjustments', {
        params,
        body: { points: edit.points, note: edit.note },
      });
    case 'lift':
      return api.DELETE(`/v1/contacts/{id}/${edit.lock}/lock`, { params });
    case 'optOut':
      return edit.stops
        ? api.PUT('/v1/contacts/{id}/opt-out', { params, body: { scope: edit.scope } })
        : api.DELETE('/v1/contacts/{id}/opt-out', { params, body: { scope: edit.scope } });
    case 'tag':
      return api.POST('/v1/contacts/{id}/tags', { params, body: { name: edit.name } });
    case 'untag':
      return api.DELETE('/v1/contacts/{id}/tags/{tagId}', { params: { path: { id, tagId: edit.tagId } } });
  }
}

/** How the contact looks once it is edited, before the server has said so; what only the engine can tell is left as it is. */
function expected(contact: ContactDetail, edit: ContactEdit): Partial<ContactDetail> {
  switch (edit.type) {
    case 'details': {
      const { customFields, vip, ...plain } = edit.change;
      return {
        ...(plain as Partial<ContactDetail>),
        ...(typeof vip === 'boolean' ? { vip } : {}),
        ...(customFields ? { customFields: withoutNulls({ ...contact.customFields, ...customFields }) } : {}),
      };
    }
    case 'status':
      return { status: edit.status, locks: { ...contact.locks, status: true } };
    case 'stage':
      return { stage: edit.stage, locks: { ...contact.locks, stage: true } };
    case 'score':
      return { leadScore: edit.value, locks: { ...contact.locks, score: true } };
    case 'lift':
      return { locks: { ...contact.locks, [edit.lock]: false } };
    case 'untag':
      return { tags: contact.tags.filter((tag) => tag.id !== edit.tagId) };
    case 'points':
    case 'optOut':
    case 'tag':
      return {};
  }
}

type FieldValues = ContactDetail['customFields'];

const withoutNulls = (values: Readonly<Record<string, FieldValues[string] | null>>): FieldValues =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));

/** Edits of a contact: shown at once, and taken back on the screen when the server refuses them. */
export function useContactEdit(id: string): UseMutationResult<unknown, Error, ContactEdit, ContactDetail | undefined> {
  const client = useQueryClient();
  const key = contactKey(id);
  return useMutation({
    mutationFn: (edit: ContactEdit) => send(id, edit),
    onMutate: async (edit) => {
      // An answer that is under way would put back what is edited now.
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<ContactDetail>(key);
      if (before) client.setQueryData<ContactDetail>(key, { ...before, ...expected(before, edit) });
      return before;
    },
    onError: (_error, _edit, before) => {
      if (before) client.setQueryData(key, before);
    },
    onSettled: (_answer, _error, edit) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['contact', id] }),
        ...(edit.type === 'tag' ? [client.invalidateQueries({ queryKey: ['tags'] })] : []),
      ]),
  });
}
