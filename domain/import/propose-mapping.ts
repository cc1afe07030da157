import { fieldOfCustom, type ImportedCustomField, type Mapping } from './fields.ts';
import { HEADER_WORDS, type ProposedField } from './header-words.ts';

/**
 * What each column probably is, by its heading: the workspace's own fields first, since somebody named them on purpose. A field is
 * proposed once, for the first column of that name; what says nothing is proposed to be left out.
 */
export function proposeMapping(
  header: readonly string[],
  customFields: readonly Pick<ImportedCustomField, 'key' | 'name'>[],
): Mapping {
  const custom = new Map(
    customFields.flatMap(({ key, name }) =>
      [plainHeading(key), plainHeading(name)].map((word) => [word, key] as const),
    ),
  );
  const taken = new Set<string>();
  const proposal = header.map((heading) => {
    const plain = plainHeading(heading);
    const key = custom.get(plain);
    const field = key === undefined ? byWord.get(plain) : fieldOfCustom(key);
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  // A first name without a last name beside it is the whole of the name: "Nombre" and "Nome" are both.
  const alone = !proposal.includes('lastName') && !proposal.includes('name');
  return proposal.map((field) => (alone && field === 'firstName' ? 'name' : field));
}

const byWord: ReadonlyMap<string, ProposedField> = new Map(
  (Object.keys(HEADER_WORDS) as ProposedField[]).flatMap((field) =>
    [field, ...HEADER_WORDS[field]].map((word): [string, ProposedField] => [plainHeading(word), field]),
  ),
);

/** `E-Mail_Address`, `emailAddress` and `E-mail address` are one heading. */
function plainHeading(heading: string): string {
  return heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
