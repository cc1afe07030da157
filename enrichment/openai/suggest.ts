import { readFileSync } from 'node:fs';
import { addressesMachine } from '../addresses-machine.ts';
import { AnalyzerUnavailable } from '../analyzer.ts';
import type { Suggester, SuggestionRequest } from '../suggester.ts';
import { openClient, type ServerOptions } from './client.ts';
import { unavailable } from './failures.ts';
import { WITHHELD } from './prompt.ts';

/** A changed prompt is a new file under a new version. */
const PROMPT = readFileSync(new URL('prompts/suggest-1.md', import.meta.url), 'utf8');

/** A contact's next judgement waits for it, and the template is there already. */
const TIMEOUT_MS = 20_000;

/** What a model is shown of a conversation: what is open was said lately. */
const TURNS = 20;

/** Messages by a model behind any server that speaks OpenAI's chat completions. */
export function createOpenAiSuggester(options: ServerOptions): Suggester {
  const client = openClient(options, TIMEOUT_MS);
  return {
    suggest: async (request, abort) => {
      const messages = [
        { role: 'system' as const, content: PROMPT },
        { role: 'user' as const, content: documentFor(request) },
      ];
      // No ceiling on the answer: servers differ in its name, and one that is too long is not taken.
      const completion = await client.chat.completions
        .create({ model: options.model, messages }, abort ? { signal: abort } : {})
        .catch((error: unknown) => {
          throw unavailable(error, abort);
        });
      // Compatible servers answer what the types rule out: no choices.
      const choice = (completion.choices as typeof completion.choices | undefined)?.[0];
      const text = choice?.message.content?.trim() ?? '';
      if (choice?.finish_reason !== 'stop' || text === '') throw new AnalyzerUnavailable('malformed');
      return text;
    },
  };
}

function documentFor({ messages, business, about, attempt, language, tone, template }: SuggestionRequest): string {
  const conversation = messages.slice(-TURNS).map((message) => ({
    by: message.direction === 'inbound' ? 'customer' : 'business',
    text: addressesMachine(message) ? WITHHELD : message.text,
  }));
  return JSON.stringify({ business, about, attempt, language, tone, template, conversation });
}
