import OpenAI from 'openai';

/** Where a model is, and which. */
export interface ServerOptions {
  readonly apiKey: string;
  /** Null for the maker's own server. */
  readonly baseUrl: string | null;
  readonly model: string;
  readonly timeoutMs?: number;
}

/** A client of any server that speaks OpenAI's chat completions. */
export const openClient = ({ apiKey, baseUrl, timeoutMs }: ServerOptions, usualTimeoutMs: number): OpenAI =>
  new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    // The caller waits and asks again, by the wait that the server names; a second, hidden layer would multiply it.
    maxRetries: 0,
    timeout: timeoutMs ?? usualTimeoutMs,
  });
