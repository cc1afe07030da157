import type { Tag } from '../../api/tags.ts';
import { contactTexts } from '../../texts/contact.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';
import type { TimelineItem } from './timeline-list.tsx';

const words = contactTexts.timeline;
type Fields = Readonly<Record<string, unknown>>;

interface NamedById {
  readonly id: string;
  readonly name: string;
}

/** What ledgers name by ids. */
export interface Named {
  readonly branches: readonly NamedById[];
  readonly users: readonly NamedById[];
  readonly tags: readonly Tag[];
  readonly notes: readonly { readonly id: string; readonly text: string }[];
}

/** What happened, in one line. A kind that this version does not know is called by its identifier. */
export function titleOf(item: TimelineItem, named: Named): string {
  const { kind, before, after } = item;
  const label = words.kinds[kind as keyof typeof words.kinds] ?? kind;
  const line = lineOf(item, named);
  // The ledger names a note by its id alone; an old one need not be at hand.
  if ((kind === 'note' || NAMED_BY_IDS.has(kind)) && line === null) return label;
  if (line !== null) return `${label}: ${line}`;
  if (before === null && after === null) return label;
  return `${label}: ${words.change(valueInWords(kind, before), valueInWords(kind, after))}`;
}

/** Lines whose values are ids that say nothing to anybody. */
const NAMED_BY_IDS: ReadonlySet<string> = new Set(['merged', 'merge_undone']);

/** Null for what simply went from one value to another. */
function lineOf({ kind, before, after, actor }: TimelineItem, named: Named): string | null {
  const { tags, notes } = named;
  switch (kind) {
    case 'message': {
      const { channel = '' } = (after ?? {}) as { channel?: string };
      return words.wrote(labelOf(texts.words.author, actor), labelOf(texts.words.channel, channel));
    }
    case 'tag': {
      const name = tags.find(({ id }) => id === (after ?? before))?.name ?? words.goneTag;
      return after === null ? words.tagRemoved(name) : words.tagAdded(name);
    }
    case 'note':
      return notes.find(({ id }) => id === after)?.text ?? null;
    case 'lock':
      return after === null ? words.unlocked(lockName(before)) : words.locked(lockName(after));
    case 'detected':
      return after === null ? words.lostField(fieldName(before)) : words.toldField(fieldName(after));
    case 'follow_up': {
      const { kind: trigger = '', state = '' } = (after ?? before ?? {}) as { kind?: string; state?: string };
      return `${labelOf(followUpsTexts.kind, trigger)}, ${labelOf(followUpsTexts.state, state)}`;
    }
    case 'review': {
      const { reason = '', state = '' } = (after ?? before ?? {}) as { reason?: string; state?: string };
      return `${labelOf(texts.reviews.reason, reason)}, ${labelOf(texts.reviews.state, state)}`;
    }
    case 'retention':
      return words.emptied(((after ?? {}) as { messages?: number }).messages ?? 0);
    case 'details':
    case 'created':
      return detailsLine((before ?? {}) as Fields, (after ?? {}) as Fields, named);
    default:
      return null;
  }
}

function detailsLine(before: Fields, after: Fields, { branches, users }: Named): string {
  const flat = (fields: Fields): Fields => {
    const { customFields, ...plain } = fields;
    return { ...plain, ...(customFields as Fields | undefined) };
  };
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
  const among: Readonly<Record<string, readonly NamedById[]>> = { branchId: branches, assigneeId: users };
  const said = (field: string, value: unknown): string => {
    const known = among[field];
    if (known === undefined || typeof value !== 'string') return plain(value);
    return known.find(({ id }) => id === value)?.name ?? words.gone;
  };
  return names
    .map((name) => `${fieldName(name)} ${words.change(said(name, was[name]), said(name, is[name]))}`)
    .join(', ');
}

function valueInWords(kind: string, value: unknown): string {
  if (value === null || value === undefined) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const { status, stage, sentiment, channel } = texts.words;
  switch (kind) {
    case 'status':
      return labelOf(status, String(value));
    case 'stage':
      return labelOf(stage, String(value));
    case 'sentiment':
      return labelOf(sentiment, String(value));
    case 'opt_out':
      return value === 'all' ? contactTexts.optedOutEverywhere : labelOf(channel, String(value));
    default:
      return plain(value);
  }
}

const plain = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

const labelOf = (labels: Readonly<Record<string, string>>, id: string): string => labels[id] ?? id;

const LOCKS: Readonly<Record<string, string>> = {
  status: contactTexts.status,
  stage: words.kinds.stage,
  score: contactTexts.scoreTitle,
};
const lockName = (lock: unknown): string => labelOf(LOCKS, String(lock));
const fieldName = (field: unknown): string =>
  labelOf(
    { ...contactTexts.fields, branchId: contactTexts.fields.branch, assigneeId: contactTexts.fields.assignee },
    String(field),
  );
