import type { Answered } from './answers.ts';
import { auc, f1, macroF1, pearson } from './metrics.ts';

/** One line of the table. `baseline` is what plain rules without training give; null where there is no such figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly baseline: number | null;
  readonly bar: number;
  /** For counts and times, the bar is a most, not a least. */
  readonly most?: boolean;
  readonly records: number;
}

/** Answers by the start of the records' ids: each source has its own. */
export type BySource = (...prefixes: readonly string[]) => readonly Answered[];

const FIVE = ['very negative', 'negative', 'neutral', 'positive', 'very positive'];
const THREE = ['positive', 'neutral', 'negative'];

function levelOf({ answer }: Answered): string {
  return answer?.sentiment.level.replace('_', ' ') ?? 'none';
}
function foldedLevel(answered: Answered): string {
  return levelOf(answered).replace('very ', '');
}

interface Line {
  readonly name: string;
  readonly baseline: number | null;
  readonly bar: number;
  readonly of: readonly Answered[];
  readonly value: (of: readonly Answered[]) => number;
}

function scoreOf(of: readonly Answered[]): number {
  return pearson(
    of.map(({ answer }) => answer?.sentiment.score ?? 0),
    of.map(({ record }) => record.labels.score ?? 0),
  );
}
function fiveLevels(of: readonly Answered[]): number {
  return macroF1(
    of.map(({ record }) => record.labels.sentiment),
    of.map(levelOf),
    FIVE,
  );
}
function withinOne(of: readonly Answered[]): number {
  const near = of.filter((answered) => {
    const given = FIVE.indexOf(levelOf(answered));
    return given >= 0 && Math.abs(given - FIVE.indexOf(answered.record.labels.sentiment ?? '')) <= 1;
  });
  return near.length / Math.max(1, of.length);
}
function threeLevels(of: readonly Answered[]): number {
  return macroF1(
    of.map(({ record }) => record.labels.sentiment3 ?? record.labels.polarity),
    of.map(foldedLevel),
    THREE,
  );
}
function sourced(key: 'frustration' | 'promise') {
  return {
    auc: (of: readonly Answered[]) =>
      auc(
        of.map(({ record }) => record.labels[key] === true),
        of.map(({ answer }) => answer?.[key] ?? 0),
      ),
    f1: (of: readonly Answered[]) =>
      f1(
        of.map(({ record }) => record.labels[key] === true),
        of.map(({ answer }) => (answer?.[key] ?? 0) >= 0.5),
        true,
      ),
  };
}
const STAGES = new Map([
  ['inquiry', 'Inquiry'],
  ['comparing', 'Comparing'],
  ['closing', 'Closing'],
  ['in_progress', 'In Progress'],
  ['follow_up', 'Follow-up'],
]);
function stages(of: readonly Answered[]): number {
  return macroF1(
    of.map(({ record }) => record.labels.stage),
    of.map(({ answer }) => STAGES.get(answer?.stage ?? '')),
    [...STAGES.values()],
  );
}
function statuses(of: readonly Answered[]): number {
  const gold = of.map(({ record }) => record.labels.status?.toLowerCase());
  return macroF1(
    gold,
    of.map(({ answer }) => answer?.status),
    ['lead', 'qualified', 'converted'],
  );
}
function intents(of: readonly Answered[]): number {
  return f1(
    of.map(({ record }) => record.labels.buyingIntent === true),
    of.map(({ answer }) => answer?.buyingIntent === true),
    true,
  );
}

/** As the scorer compares details: phones by their last ten digits, names without punctuation. */
function plain(field: string, value: string | null | undefined): string | null {
  if (value == null || value === '') return null;
  if (field === 'phone') return value.replace(/\D/gu, '').slice(-10);
  return value
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_@.\s]/gu, '')
    .trim();
}
function fields(field: 'name' | 'phone' | 'company') {
  return (of: readonly Answered[]): number => {
    const pairs = of.map(({ record, answer }) => [
      plain(field, record.labels.contact?.[field]),
      plain(field, answer?.contact[field]),
    ]);
    const hits = pairs.filter(([gold, given]) => gold !== null && gold === given).length;
    const total = pairs.filter(([gold]) => gold !== null).length + pairs.filter(([, given]) => given !== null).length;
    return total === 0 ? 0 : (2 * hits) / total;
  };
}

function linesOf(by: BySource, byUnseenSector: readonly Answered[]): readonly Line[] {
  const rated = by('vader-');
  const emotions = by('goemotions-');
  const polar = emotions.filter(({ record }) => THREE.includes(record.labels.polarity ?? ''));
  const moods = emotions.filter(({ record }) => record.labels.frustration !== undefined);
  const sgd = by('sgd-');
  const multidogo = by('multidogo-');
  const contacts = multidogo.filter(({ record }) => record.labels.contact !== undefined);
  const cued = contacts.filter(({ record }) => record.labels.cued === true);
  const level3 = (lang: string, domain?: string) => {
    const of = by('').filter(({ record }) => record.labels['lang'] === lang && record.labels.sentiment3 !== undefined);
    return domain === undefined ? of : of.filter(({ record }) => record.labels.domain === domain);
  };
  return [
    { name: 'sentiment, Pearson, all', baseline: 0.69, bar: 0.78, of: rated, value: scoreOf },
    {
      name: 'sentiment, Pearson, product reviews',
      baseline: 0.57,
      bar: 0.73,
      of: rated.filter(({ record }) => record.labels.domain === 'amazon'),
      value: scoreOf,
    },
    { name: 'sentiment, macro-F1 of five levels', baseline: 0.465, bar: 0.51, of: rated, value: fiveLevels },
    { name: 'sentiment, within one level', baseline: 0.88, bar: 0.92, of: rated, value: withinOne },
    { name: 'polarity, macro-F1 (GoEmotions)', baseline: 0.62, bar: 0.69, of: polar, value: threeLevels },
    { name: 'frustration, AUC', baseline: 0.78, bar: 0.85, of: moods, value: sourced('frustration').auc },
    { name: 'frustration, F1', baseline: 0.43, bar: 0.47, of: moods, value: sourced('frustration').f1 },
    { name: 'stage, macro-F1 (SGD)', baseline: null, bar: 0.93, of: sgd, value: stages },
    { name: 'stage, macro-F1, sector left out', baseline: 0.79, bar: 0.9, of: byUnseenSector, value: stages },
    {
      name: 'stage, macro-F1 (MultiDoGO, never trained on)',
      baseline: 0.12,
      bar: 0.65,
      of: multidogo.filter(({ record }) => record.labels.stage !== undefined),
      value: stages,
    },
    { name: 'status, macro-F1', baseline: 0.18, bar: 0.93, of: sgd, value: statuses },
    { name: 'buying intent, F1', baseline: 0, bar: 0.88, of: sgd, value: intents },
    { name: 'promise, F1', baseline: 0.57, bar: 0.65, of: by('mrda-'), value: sourced('promise').f1 },
    { name: 'promise, AUC', baseline: 0.75, bar: 0.88, of: by('mrda-'), value: sourced('promise').auc },
    { name: 'phone, F1', baseline: 0.91, bar: 0.96, of: contacts, value: fields('phone') },
    { name: 'name with a cue, F1', baseline: 0.74, bar: 0.85, of: cued, value: fields('name') },
    { name: 'company with a cue, F1', baseline: 0.26, bar: 0.6, of: cued, value: fields('company') },
    { name: 'three levels, Filipino and Taglish', baseline: 0.45, bar: 0.81, of: level3('fil'), value: threeLevels },
    { name: 'three levels, Indonesian', baseline: 0.15, bar: 0.83, of: level3('id'), value: threeLevels },
    {
      name: 'three levels, Spanish (social)',
      baseline: 0.34,
      bar: 0.83,
      of: level3('es', 'social'),
      value: threeLevels,
    },
    { name: 'three levels, Portuguese', baseline: 0.26, bar: 0.61, of: level3('pt'), value: threeLevels },
    { name: 'three levels, Thai', baseline: 0.26, bar: 0.62, of: level3('th'), value: threeLevels },
    { name: 'three levels, Arabic', baseline: 0.23, bar: 0.61, of: level3('ar'), value: threeLevels },
  ];
}

/** The table's figures from labels. */
export function figuresOf(answers: readonly Answered[], byUnseenSector: readonly Answered[]): readonly Figure[] {
  const by: BySource = (...prefixes) =>
    answers.filter(({ record }) => prefixes.some((prefix) => record.id.startsWith(prefix)));
  const labelled = linesOf(by, byUnseenSector).map(({ of, value, ...line }) => ({
    ...line,
    value: value(of),
    records: of.length,
  }));
  const traps = by('sgdtrap-');
  const trapped = (field: 'phone' | 'name') =>
    traps.filter(({ answer }) => answer?.contact[field] !== undefined).length;
  return [
    ...labelled,
    {
      name: 'false phones on the traps',
      value: trapped('phone'),
      baseline: null,
      bar: 0,
      most: true,
      records: traps.length,
    },
    {
      name: 'false names on the traps',
      value: trapped('name'),
      baseline: null,
      bar: 2,
      most: true,
      records: traps.length,
    },
  ];
}
