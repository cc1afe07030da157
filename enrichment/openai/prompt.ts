import { readFileSync } from 'node:fs';
import { CONTEXT_TURNS, type ConversationMessage } from '../../domain/analysis.ts';
import type { AnalysisRequest } from '../analyzer.ts';

/** Stored with each analysis. A changed prompt is a new file under a new version, so that old answers stay explained. */
export const PROMPT_VERSION = 'analyse-1';

export const INSTRUCTIONS = readFileSync(new URL(`prompts/${PROMPT_VERSION}.md`, import.meta.url), 'utf8');

/** Stands in the prompt for a turn that is written to a machine, so that a model never sees it. */
export const WITHHELD = '(withheld: this turn was not written to the business)';

/** A message under the short name by which the prompt calls it: ids of the installation never leave it. */
export interface NamedTurn {
  readonly name: string;
  readonly message: ConversationMessage;
  readonly read: boolean;
}

/** The turns a model is shown: the targets and at most CONTEXT_TURNS before the first of them. */
export function namedTurns(request: AnalysisRequest): readonly NamedTurn[] {
  const targets = new Set(request.targets);
  const first = request.messages.findIndex(({ id }) => targets.has(id));
  const last = request.messages.findLastIndex(({ id }) => targets.has(id));
  return request.messages.slice(Math.max(0, first - CONTEXT_TURNS), last + 1).map((message, at) => ({
    name: `t${String(at + 1)}`,
    message,
    read: targets.has(message.id),
  }));
}

/** The document a model reads. All of it is data in JSON strings; none of it is spliced into the instructions. */
export function documentFor(
  request: AnalysisRequest,
  turns: readonly NamedTurn[],
  withheld: ReadonlySet<string>,
): string {
  const { profile } = request;
  return JSON.stringify({
    business: { type: profile.businessType, description: profile.description, languages: profile.languages },
    signals: profile.signals.map(({ id, name, description }) => ({ id, name, description })),
    intents: profile.intents,
    conversation: turns.map(({ name, message }) => ({
      turn: name,
      by: message.direction === 'inbound' ? 'customer' : 'business',
      sentAt: message.sentAt,
      text: withheld.has(message.id) ? WITHHELD : message.text,
    })),
    read: turns.filter(({ read, message }) => read && !withheld.has(message.id)).map(({ name }) => name),
  });
}
