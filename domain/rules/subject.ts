import type { Happening, SureHappening } from '../fold/contact-state.ts';
import type { Evidence, Judgement } from '../judgement.ts';
import type { Term } from '../scoring/terms.ts';
import { scoreTerms } from '../scoring/terms.ts';
import type { Settings } from '../settings.ts';
import type { ContactState } from '../state.ts';
import { sentimentOf } from './sentiment.ts';

/** A contact under the settings in force: what can be said of it whatever the time. */
export interface Subject {
  readonly state: ContactState;
  readonly settings: Settings;
  readonly terms: readonly Term[];
  readonly sentiment: Judgement['sentiment'];
  /** What silence counts from: the later of the contact's last message and last action. Null: it does not run. */
  readonly lastSign: Happening | null;
}

export function subjectOf(state: ContactState, settings: Settings): Subject {
  return {
    state,
    settings,
    terms: scoreTerms(state, settings),
    sentiment: sentimentOf(state, settings),
    lastSign: later(state.lastInbound, state.lastAction),
  };
}

function later(a: Happening | null, b: Happening | null): Happening | null {
  if (a === null || b === null) return a ?? b;
  return b.at > a.at ? b : a;
}

/** What happenings point at, each once. */
export function evidenceOf(...happenings: readonly (Happening | SureHappening | null)[]): Evidence[] {
  const known = new Map<string, Evidence>();
  for (const happening of happenings) {
    if (happening === null) continue;
    const { messageId, span, actionRef, editId } = happening;
    const evidence = {
      ...(messageId === undefined ? {} : { messageId }),
      ...(span === undefined ? {} : { span }),
      ...(actionRef === undefined ? {} : { actionRef }),
      ...(editId === undefined ? {} : { editId }),
    };
    known.set(JSON.stringify(evidence), evidence);
  }
  return [...known.values()];
}
