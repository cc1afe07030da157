import type { Connection } from '../../../api/channels.ts';
import type { WidgetConfig } from '../../../widget/texts.ts';

type Usual = Omit<WidgetConfig, 'longestText'>;
export type WidgetWord = keyof WidgetConfig['texts'];

/** How a widget looks and speaks, as it is typed: what is left empty is as usual. */
export interface LookDraft {
  readonly title: string;
  readonly greeting: string;
  readonly color: string;
  readonly position: WidgetConfig['position'];
  readonly leadForm: WidgetConfig['leadForm'];
  readonly texts: Readonly<Record<string, string>>;
}

/** What holds where nothing is said. A connection of the kind `web` has all of it. */
export const usualOf = ({ usual }: Pick<Connection, 'usual'>): Usual => usual as unknown as Usual;

export const wordsOf = (connection: Pick<Connection, 'usual'>): WidgetWord[] =>
  Object.keys(usualOf(connection).texts) as WidgetWord[];

export function lookOf(connection: Pick<Connection, 'usual' | 'options'>): LookDraft {
  const usual = usualOf(connection);
  const said = connection.options as Partial<LookDraft>;
  return {
    title: said.title ?? '',
    greeting: said.greeting ?? '',
    color: said.color ?? usual.color,
    position: said.position ?? usual.position,
    leadForm: said.leadForm ?? usual.leadForm,
    texts: Object.fromEntries(wordsOf(connection).map((word) => [word, said.texts?.[word] ?? ''])),
  };
}

/** The same as the API takes it: all of it is said, since what is left out would stay as it was. */
export function optionsOf({ title, greeting, color, position, leadForm, texts }: LookDraft): Record<string, unknown> {
  return { title: orNull(title), greeting: orNull(greeting), color, position, leadForm, texts: ownOnes(texts) };
}

/** What the widget is told; it could not be shown in a color that is none yet. */
export function configOf(draft: LookDraft, connection: Pick<Connection, 'usual'>): WidgetConfig {
  const usual = usualOf(connection);
  return {
    title: orNull(draft.title) ?? usual.title,
    greeting: orNull(draft.greeting),
    color: /^#[0-9a-f]{6}$/i.test(draft.color) ? draft.color : usual.color,
    position: draft.position,
    leadForm: draft.leadForm,
    longestText: LONGEST_TRIED,
    texts: { ...usual.texts, ...ownOnes(draft.texts) },
  };
}

/** Characters of a message that is written to try the widget. */
const LONGEST_TRIED = 4_000;

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

const ownOnes = (typed: LookDraft['texts']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([word, text]) => (text.trim() === '' ? [] : [[word, text.trim()]])),
  );
