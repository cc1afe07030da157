import type { KnownFields } from './facts.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import type { Settings, Signal } from './settings.ts';
import type { ContactState } from './state.ts';

export interface PreviewedContact {
  readonly contactId: string;
  readonly state: ContactState;
  readonly known: KnownFields;
}

/** What a contact's row shows of a judgement, by the API's names. */
export const PREVIEWED = [
  'status',
  'stage',
  'leadScore',
  'leadGrade',
  'sentiment',
  'sentimentScore',
  'vip',
  'atRisk',
  'completeness',
] as const;
export type Previewed = (typeof PREVIEWED)[number];

export interface PreviewChange {
  readonly what: Previewed;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export interface Preview {
  readonly judged: number;
  readonly changed: number;
  /** How many contacts change in each respect; respects that nobody changes in are absent. */
  readonly byChange: Readonly<Partial<Record<Previewed, number>>>;
  /** The first that change, at most `sampleSize`. */
  readonly sample: readonly { readonly contactId: string; readonly changes: readonly PreviewChange[] }[];
}

/** What one contact's row would show otherwise under `to` than under `from`, both at `now`; empty when nothing. */
export function previewContact(
  { state, known }: Pick<PreviewedContact, 'state' | 'known'>,
  from: Settings,
  to: Settings,
  now: string,
): PreviewChange[] {
  const before = previewed(judge({ state, known, settings: from, now }));
  const after = previewed(judge({ state, known, settings: to, now }));
  return PREVIEWED.filter((what) => before[what] !== after[what]).map((what) => ({
    what,
    before: before[what],
    after: after[what],
  }));
}

function previewed(judgement: Judgement): Record<Previewed, PreviewChange['before']> {
  return {
    status: judgement.status.value,
    stage: judgement.stage.value,
    leadScore: judgement.leadScore.value,
    leadGrade: judgement.grade,
    sentiment: judgement.sentiment?.value ?? null,
    sentimentScore: judgement.sentiment?.score ?? null,
    vip: judgement.vip,
    atRisk: judgement.atRisk,
    completeness: judgement.completeness,
  };
}

/**
 * The what-if over any number of contacts, in constant memory. It judges as the contacts' workflows do, so it is exact.
 */
export function previewChanges(
  contacts: Iterable<PreviewedContact>,
  from: Settings,
  to: Settings,
  now: string,
  sampleSize = 20,
): Preview {
  const byChange: Partial<Record<Previewed, number>> = {};
  const sample: { contactId: string; changes: PreviewChange[] }[] = [];
  let judged = 0;
  let changed = 0;
  for (const contact of contacts) {
    judged += 1;
    const changes = previewContact(contact, from, to, now);
    if (changes.length === 0) continue;
    changed += 1;
    for (const { what } of changes) byChange[what] = (byChange[what] ?? 0) + 1;
    if (sample.length < sampleSize) sample.push({ contactId: contact.contactId, changes });
  }
  return { judged, changed, byChange, sample };
}

export interface AnalysisChange {
  readonly signalId: string;
  /** `new`: not looked for until now. `changed`: something else is looked for under the same id. */
  readonly change: 'new' | 'changed';
}

/**
 * The `ai` and `keyword` signals that messages read so far were not read for. They count from now on, and for the past
 * only after a re-analysis. Everything else of a patch is exact for the past: actions are kept under their own names.
 */
export function analysisChanges(from: Settings, to: Settings): AnalysisChange[] {
  const before = new Map(from.leadScoring.signals.filter(isLookedFor).map((signal) => [signal.id, lookedFor(signal)]));
  return to.leadScoring.signals.filter(isLookedFor).flatMap((signal): AnalysisChange[] => {
    const was = before.get(signal.id);
    if (was === lookedFor(signal)) return [];
    return [{ signalId: signal.id, change: was === undefined ? 'new' : 'changed' }];
  });
}

/** A signal that is off is not looked for, so turning it on makes it new. */
function isLookedFor({ kind, enabled }: Signal): boolean {
  return enabled && (kind === 'ai' || kind === 'keyword');
}

/** An analyzer is told a signal's name and description; a keyword signal is nothing but its words. */
function lookedFor({ kind, name, description, keywords }: Signal): string {
  return JSON.stringify(kind === 'ai' ? [kind, name, description] : [kind, keywords]);
}
