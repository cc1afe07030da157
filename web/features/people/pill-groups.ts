import type { Facets } from '../../api/contacts.ts';
import { CHANNELS, GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../design/vocabulary.ts';
import { texts } from '../../texts/texts.ts';
import type { Group } from './people-search.ts';

const { words, people } = texts;

export interface Pill {
  readonly value: string;
  readonly label: string;
}

interface PillGroup {
  readonly group: Group;
  /** Where the facets count it; null where they do not. */
  readonly counted: keyof Omit<Facets, 'total' | 'asOf'> | null;
  readonly pills: readonly Pill[];
}

const labelled = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>): Pill[] =>
  values.map((value) => ({ value, label: labels[value] }));

const yesNo = (group: 'vip' | 'atRisk'): Pill[] => [
  { value: 'true', label: people.yes[group] },
  { value: 'false', label: people.no[group] },
];

/** The groups whose values are the product's own. Tags and people of the workspace are added where they are known. */
const FIXED: readonly PillGroup[] = [
  { group: 'status', counted: 'status', pills: labelled(STATUSES, words.status) },
  {
    group: 'stage',
    counted: 'stage',
    pills: STAGES.map((value) => ({ value, label: `${words.stage[value]} (${words.stagePhase[value]})` })),
  },
  { group: 'sentiment', counted: 'sentiment', pills: labelled(SENTIMENT_LEVELS, words.sentiment) },
  { group: 'grade', counted: 'grade', pills: GRADES.map((value) => ({ value, label: value })) },
  { group: 'channel', counted: 'channel', pills: labelled(CHANNELS, words.channel) },
  { group: 'source', counted: 'source', pills: labelled(SOURCES, words.source) },
  { group: 'vip', counted: 'vip', pills: yesNo('vip') },
  { group: 'atRisk', counted: 'atRisk', pills: yesNo('atRisk') },
];

/** @param tags, users, branches of the workspace */
export function pillGroups(
  tags: readonly { id: string; name: string }[],
  users: readonly { id: string; name: string; state: string }[],
  branches: readonly { id: string; name: string }[],
): readonly PillGroup[] {
  const present = users.filter(({ state }) => state === 'active');
  return [
    ...FIXED,
    ...(tags.length === 0
      ? []
      : [{ group: 'tag', counted: 'tag', pills: tags.map(({ id, name }) => ({ value: id, label: name })) } as const]),
    ...(branches.length === 0
      ? []
      : [
          {
            group: 'branchId',
            counted: 'branch',
            pills: branches.map(({ id, name }) => ({ value: id, label: name })),
          } as const,
        ]),
    ...(present.length === 0
      ? []
      : [
          {
            group: 'assigneeId',
            counted: null,
            pills: present.map(({ id, name }) => ({ value: id, label: name })),
          } as const,
        ]),
  ];
}
