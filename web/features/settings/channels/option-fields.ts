import type { Connection } from '../../../api/channels.ts';
import type { settingsChannels } from '../../../texts/en/settings-channels.ts';

/** Options of a kind that belong together: all of them are said, or none. */
interface OptionPart {
  /** Their place among the options. */
  readonly part: string;
  readonly fields: readonly OptionField[];
}

interface OptionField {
  readonly name: keyof (typeof settingsChannels)['option']['fields'];
  readonly as: 'text' | 'lines';
  readonly mostCharacters: number;
}

const text = (name: OptionField['name'], mostCharacters = 200): OptionField => ({ name, as: 'text', mostCharacters });

/** What can be said of a kind besides its credentials; the chat widget has a form of its own. */
export const OPTION_PARTS = {
  whatsapp: { part: 'template', fields: [text('name', 512), text('language', 8)] },
  form: { part: 'thanks', fields: [text('title'), { name: 'text', as: 'lines', mostCharacters: 1_000 }] },
} as const satisfies Readonly<Record<string, OptionPart>>;

export type KindWithOptions = keyof typeof OPTION_PARTS;

export const hasOptions = (kind: string): kind is KindWithOptions => Object.hasOwn(OPTION_PARTS, kind);

export type OptionDraft = Readonly<Record<string, string>>;

const partOf = (whole: Readonly<Record<string, unknown>>, part: string): OptionDraft =>
  (whole[part] ?? {}) as OptionDraft;

/** What is said, with nothing left out. */
export function saidOf(kind: KindWithOptions, { options }: Pick<Connection, 'options'>): OptionDraft {
  const { part, fields } = OPTION_PARTS[kind];
  return Object.fromEntries(fields.map(({ name }) => [name, partOf(options, part)[name] ?? '']));
}

/** What holds where nothing is said. */
export const usualOptions = (kind: KindWithOptions, { usual }: Pick<Connection, 'usual'>): OptionDraft =>
  partOf(usual, OPTION_PARTS[kind].part);

/** As the API takes it: nothing typed takes away what was said before. */
export function typedOptions(kind: KindWithOptions, typed: OptionDraft): Record<string, unknown> {
  const { part, fields } = OPTION_PARTS[kind];
  const values = fields.map(({ name }) => [name, (typed[name] ?? '').trim()] as const);
  return { [part]: values.every(([, value]) => value === '') ? null : Object.fromEntries(values) };
}

/** What was found wrong with options, by their own paths. */
export const refusedOptions = (
  errors: readonly { readonly path: string; readonly message: string }[],
): Record<string, string> =>
  Object.fromEntries(
    errors.flatMap(({ path, message }) => {
      const [whole, ...inner] = path.split('.');
      return whole === 'options' && inner.length > 0 ? [[inner.join('.'), message]] : [];
    }),
  );
