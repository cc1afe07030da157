import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { BusinessReader, BusinessReading } from '../../domain/detect-business.ts';
import { checkSuggestion } from '../../domain/follow-ups/check/check-suggestion.ts';
import { listTemplates, templateByKey, TEMPLATE_KEYS } from '../../domain/templates.ts';
import { addressesMachine } from '../addresses-machine.ts';
import { AnalyzerUnavailable } from '../analyzer.ts';
import { openClient, type ServerOptions } from './client.ts';
import { createAsker } from './ask.ts';
import { BadEvidence, locate } from './evidence.ts';
import { parseAnswer } from './parse-answer.ts';

/** A changed prompt is a new file under a new version. */
const PROMPT = readFileSync(new URL('prompts/business-1.md', import.meta.url), 'utf8');
/** Somebody waits at a screen, and what the words say is there already. */
const TIMEOUT_MS = 20_000;
/** Enough to tell a business by; more costs and tells no more. */
const SHOWN = { messages: 80, characters: 300 };
const MOST_TOKENS = 1500;
/** The settings take no longer description. */
const LONGEST_SUMMARY = 4000;
const ATTEMPTS = 2;

const answerSchema = z.object({
  type: z.enum(TEMPLATE_KEYS),
  confidence: z.number().min(0).max(1),
  quote: z.string(),
  summary: z.string(),
  characteristics: z.array(z.string()),
});

interface Texts {
  readonly description: string;
  readonly messages: readonly string[];
}

/** Texts that address a program say nothing of the business, and could turn the model. */
function shownTexts({ description, messages }: Texts): Texts {
  const honest = (text: string) => !addressesMachine({ text });
  return {
    description: honest(description) ? description : '',
    messages: messages
      .map((text) => text.slice(0, SHOWN.characters))
      .filter(honest)
      .slice(0, SHOWN.messages),
  };
}

function documentFor(texts: Texts): string {
  const types = listTemplates().map(({ key, description, characteristics }) => ({
    key,
    description,
    characteristics: characteristics.map((one) => ({ key: one.key, label: one.label })),
  }));
  return JSON.stringify({ types, ...texts });
}

/** What holds of an answer: a type that a quote shows, known characteristics, a summary without invented facts. */
function readingOf(text: string | null, shown: Texts): BusinessReading {
  const answer = parseAnswer(text, answerSchema);
  const said = [shown.description, ...shown.messages];
  const quoted = said.find((one) => one.includes(answer.quote)) ?? '';
  if (answer.type !== 'generic') locate(answer.quote, quoted, 'type');
  const summary = answer.summary.trim();
  const stands = summary !== '' && summary.length <= LONGEST_SUMMARY && checkSuggestion(summary, said).ok;
  const known = templateByKey(answer.type).characteristics.map(({ key }) => key);
  return {
    type: answer.type,
    confidence: answer.confidence,
    description: stands ? summary : null,
    characteristics: known.filter((key) => answer.characteristics.includes(key)),
  };
}

/**
 * Tells the kind of a business by a model behind any server that speaks OpenAI's chat completions.
 *
 * @param options.onUnavailable hears why there was no answer: whoever asked goes on with the words alone
 */
export function createOpenAiBusinessReader(
  options: ServerOptions & { readonly onUnavailable: (code: AnalyzerUnavailable['code']) => void },
): BusinessReader {
  const client = openClient(options, TIMEOUT_MS);
  const ask = createAsker(client, { name: 'business', schema: answerSchema });
  const read = async (shown: Texts): Promise<BusinessReading> => {
    let remark: string | null = null;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const question = { model: options.model, instructions: PROMPT, document: documentFor(shown) };
      const { text } = await ask({ ...question, mostTokens: MOST_TOKENS, remark }, undefined);
      try {
        return readingOf(text, shown);
      } catch (error) {
        if (!(error instanceof BadEvidence)) throw error;
        remark = `An answer before this one could not be used: ${error.message}. Quote letter for letter.`;
      }
    }
    throw new AnalyzerUnavailable('malformed');
  };
  return async (texts) => {
    const shown = shownTexts(texts);
    if (shown.description.trim() === '' && shown.messages.length === 0) return null;
    try {
      return await read(shown);
    } catch (error) {
      if (!(error instanceof AnalyzerUnavailable)) throw error;
      options.onUnavailable(error.code);
      return null;
    }
  };
}
