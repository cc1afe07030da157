import type OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { AnalyzerUnavailable } from '../analyzer.ts';
import { isFormatRefusal, unavailable } from './failures.ts';

export interface Reply {
  /** The model's text, or null where it gave none or was cut off: worth asking again. */
  readonly text: string | null;
  readonly model: string;
  readonly tokens: { readonly input: number; readonly output: number };
}

/** How an answer's form is asked for, best first; servers differ in which they know. */
const FORMATS = ['json_schema', 'json_object', 'none'] as const;
type Format = (typeof FORMATS)[number];

/** What an answer is to look like. */
export interface Form {
  readonly name: string;
  readonly schema: z.ZodType;
}

function inWords({ schema }: Form): string {
  return `Answer with one JSON object and nothing else, after this JSON Schema:\n${JSON.stringify(z.toJSONSchema(schema))}`;
}

function body(format: Format, form: Form, question: Question): ChatCompletionCreateParamsNonStreaming {
  const { model, instructions, document, mostTokens, remark } = question;
  const system = format === 'json_schema' ? instructions : `${instructions}\n\n${inWords(form)}`;
  return {
    model,
    messages: [
      { role: 'system', content: remark === null ? system : `${system}\n\n${remark}` },
      { role: 'user', content: document },
    ],
    // Servers that lack the newer forms of answer also know the ceiling by its older name only.
    [format === 'json_schema' ? 'max_completion_tokens' : 'max_tokens']: mostTokens,
    ...(format === 'json_schema' && { response_format: zodResponseFormat(form.schema, form.name) }),
    ...(format === 'json_object' && { response_format: { type: 'json_object' as const } }),
  };
}

export interface Question {
  readonly model: string;
  readonly instructions: string;
  readonly document: string;
  /** A ceiling, better generous: a cut-off answer is paid for and lost. */
  readonly mostTokens: number;
  /** What was wrong with the answer before; ours alone, never a text of the model or of a message. */
  readonly remark: string | null;
}

function replyOf(completion: ChatCompletion): Reply {
  // Compatible servers answer what the types rule out: no choices, no usage.
  const choice = (completion.choices as ChatCompletion['choices'] | undefined)?.[0];
  if (choice?.message.refusal != null && choice.message.refusal !== '') throw new AnalyzerUnavailable('refused');
  if (choice?.finish_reason === 'content_filter') throw new AnalyzerUnavailable('refused');
  const content = choice?.message.content ?? '';
  const cutOff = choice?.finish_reason === 'length';
  return {
    text: cutOff || content.trim() === '' ? null : content,
    model: completion.model,
    tokens: { input: completion.usage?.prompt_tokens ?? 0, output: completion.usage?.completion_tokens ?? 0 },
  };
}

export type Ask = (question: Question, abort: AbortSignal | undefined) => Promise<Reply>;

/** Asks one server, remembering which way of forming answers it knows, so that only the first call pays for finding out. */
export function createAsker(client: OpenAI, form: Form): Ask {
  let known = 0;
  return async (question, abort) => {
    for (let at = known; at < FORMATS.length; at += 1) {
      const format = FORMATS[at] ?? 'none';
      try {
        const completion = await client.chat.completions.create(
          body(format, form, question),
          abort ? { signal: abort } : {},
        );
        known = Math.max(known, at);
        return replyOf(completion);
      } catch (error) {
        if (at === FORMATS.length - 1 || !isFormatRefusal(error)) throw unavailable(error, abort);
      }
    }
    throw new AnalyzerUnavailable('malformed');
  };
}
