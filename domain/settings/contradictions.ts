import { parseDuration } from '../duration.ts';
import type { Settings } from './document.ts';
import type { SettingsError } from './errors.ts';

/** Half a year: further ahead, a day of this year and that of the next would be waited for at once. */
const EARLIEST_MS = 180 * 86_400_000;

/**
 * What a well-formed document says that cannot be meant.
 *
 * `churnedAfter` may be shorter than `inactiveAfter`: the one is only asked of customers, the other only of everybody
 * else.
 */
export function contradictionsIn(settings: Settings): SettingsError[] {
  return [
    ...inLocale(settings),
    ...inStatus(settings),
    ...inGrades(settings),
    ...inSignals(settings),
    ...inFollowUps(settings),
    ...inReview(settings),
    ...inLists(settings),
  ];
}

function inLocale({ locale }: Settings): SettingsError[] {
  return isTimeZone(locale.timeZone) ? [] : [{ path: 'locale.timeZone', message: 'is no known time zone' }];
}

function isTimeZone(name: string): boolean {
  // Offsets such as +08:00 are taken by newer engines only, and know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is how Intl says that it knows no such zone.
    return false;
  }
}

function inStatus({ status }: Settings): SettingsError[] {
  if (parseDuration(status.activeWithin) >= parseDuration(status.inactiveAfter)) return [];
  return [{ path: 'status.activeWithin', message: 'must not be shorter than status.inactiveAfter' }];
}

function inGrades({ leadScoring: { grades } }: Settings): SettingsError[] {
  const steps = [
    ['A', 'B'],
    ['B', 'C'],
    ['C', 'D'],
  ] as const;
  return steps
    .filter(([better, worse]) => grades[better] <= grades[worse])
    .map(([better, worse]) => ({
      path: `leadScoring.grades.${better}`,
      message: `must be greater than the threshold of ${worse}`,
    }));
}

function inSignals({ leadScoring: { signals, weights } }: Settings): SettingsError[] {
  const errors = repeated(signals, 'leadScoring.signals');
  for (const [index, signal] of signals.entries()) {
    const path = `leadScoring.signals.${String(index)}`;
    if (!Object.hasOwn(weights, signal.category)) {
      errors.push({ path: `${path}.category`, message: 'has no weight in leadScoring.weights' });
    }
    if (signal.kind === 'keyword' && signal.keywords.length === 0) {
      errors.push({ path: `${path}.keywords`, message: 'must name at least one keyword' });
    }
    if (signal.kind === 'action' && signal.action === null) {
      errors.push({ path: `${path}.action`, message: 'must name the action' });
    }
  }
  return errors;
}

function inFollowUps({ followUps }: Settings): SettingsError[] {
  const errors = repeated(followUps.custom, 'followUps.custom');
  const { quietHours } = followUps;
  if (quietHours !== null && quietHours.start === quietHours.end) {
    errors.push({ path: 'followUps.quietHours', message: 'must not start and end at the same time; null for none' });
  }
  for (const [index, { when }] of followUps.custom.entries()) {
    const path = `followUps.custom.${String(index)}.when`;
    if (Object.keys(when).length === 0) errors.push({ path, message: 'must name at least one condition' });
    if (when.date !== undefined && parseDuration(when.date.before) > EARLIEST_MS) {
      errors.push({ path: `${path}.date.before`, message: 'must not be longer than 180 days' });
    }
  }
  return errors;
}

function inReview({ review: { rules } }: Settings): SettingsError[] {
  const errors = repeated(rules, 'review.rules');
  for (const [index, rule] of rules.entries()) {
    if (rule.intents.length > 0 || rule.keywords.length > 0) continue;
    errors.push({ path: `review.rules.${String(index)}`, message: 'must name an intent or a keyword' });
  }
  return errors;
}

function inLists({ completeness, followUps }: Settings): SettingsError[] {
  const lists = { completeness, 'followUps.channels': followUps.channels };
  return Object.entries(lists)
    .filter(([, values]) => new Set<string>(values).size < values.length)
    .map(([path]) => ({ path, message: 'must not name anything twice' }));
}

function repeated(entries: readonly { readonly id: string }[], path: string): SettingsError[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `${path}.${String(index)}.id`, message: 'is used twice' }];
  });
}
