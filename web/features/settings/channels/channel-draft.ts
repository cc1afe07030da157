import { fieldsOf, isPort, keyOf, type ChannelDraft, type ChannelField } from './channel-fields.ts';

/** The fields of a draft; of a connection that is there already none has to be filled in. */
export function fieldsOfDraft(draft: ChannelDraft, isNew: boolean): readonly ChannelField[] {
  const fields = fieldsOf(draft);
  return isNew ? fields : fields.map((field) => ({ ...field, optional: true }));
}

type Mistake = 'missing' | 'noPort';

/** What is missing, or no port, by the form's own paths. */
export function mistakesIn(draft: ChannelDraft, isNew: boolean): Record<string, Mistake> {
  const wrong: [string, Mistake][] = draft.name.trim() === '' ? [['name', 'missing']] : [];
  for (const field of fieldsOfDraft(draft, isNew)) {
    const value = (draft.credentials[keyOf(field)] ?? '').trim();
    const path = `credentials.${keyOf(field)}`;
    if (value === '' && !field.optional) wrong.push([path, 'missing']);
    if (value !== '' && field.as === 'port' && !isPort(value)) wrong.push([path, 'noPort']);
  }
  return Object.fromEntries(wrong);
}

/** What the server found wrong, at the fields that it names. */
export function refusedIn(
  draft: ChannelDraft,
  errors: readonly { readonly path: string; readonly message: string }[],
): Record<string, string> {
  const fields = fieldsOf(draft);
  return Object.fromEntries(
    errors.flatMap(({ path, message }) => {
      // One address of a list is named by its place in it.
      const field = fields.find((each) => `${path}.`.startsWith(`credentials.${each.path}.`));
      return field === undefined ? [] : [[`credentials.${keyOf(field)}`, message]];
    }),
  );
}
