import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { createOpenAiAnalyzer } from '../../../enrichment/openai/index.ts';
import { conversation, request } from '../requests.ts';
import { quietReading } from './model-double.ts';

const TALK = conversation('b: Shall I book it?', 'c: Yes please');
const READY = { confidence: 0.9, quote: 'Yes please' };
const ANSWER = { readings: [{ ...quietReading('t2'), buyingIntent: READY }] };

let server: LLMock;
beforeEach(async () => {
  server = new LLMock({ port: 0, strict: true });
  await server.start();
});
afterEach(() => server.stop());

function analyzer() {
  const baseUrl = `${server.url}/v1`;
  return createOpenAiAnalyzer({ apiKey: 'test', baseUrl, model: 'a-model', local: createLocalAnalyzer() });
}
/** Answers those requests that ask for their answer in this way; `undefined` is in words alone. */
const answers = (format: string | undefined) =>
  server.on(
    { predicate: (asked) => asked.response_format?.type === format },
    { content: JSON.stringify(ANSWER), usage: { prompt_tokens: 90, completion_tokens: 30 } },
  );
const refuses = (format: string) =>
  server.on(
    { predicate: (asked) => asked.response_format?.type === format },
    { error: { message: `response_format ${format} is not supported` }, status: 400 },
  );

describe('a server double that others wrote', () => {
  it('is understood, and understands what it is asked', async () => {
    answers('json_schema');
    const result = await analyzer().analyse(request(TALK));
    expect(result.analyses[0]?.buyingIntent).toMatchObject({ value: true, span: { start: 0, end: 10 } });
    expect(result).toMatchObject({ provider: 'openai', model: 'a-model', tokens: { input: 90, output: 30 } });
    expect(server.getRequests().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/chat/completions']);
  });

  it.each([
    ['JSON mode', ['json_schema'], 'json_object'],
    ['words', ['json_schema', 'json_object'], undefined],
  ])('is asked in %s where it knows no more', async (_way, unknown, known) => {
    unknown.forEach(refuses);
    answers(known);
    const model = analyzer();
    expect((await model.analyse(request(TALK))).provider).toBe('openai');
    const calls = server.getRequests().length;
    await model.analyse(request(TALK));
    expect(calls).toBe(unknown.length + 1);
    expect(server.getRequests()).toHaveLength(calls + 1);
  });

  it.each([
    [429, 'rate_limited'],
    [500, 'unreachable'],
    [401, 'refused'],
  ])('failing with %i is the code %s', async (status, code) => {
    server.nextRequestError(status, { message: 'no', type: 'some_error' });
    await expect(analyzer().analyse(request(TALK))).rejects.toMatchObject({ code });
  });

  it('breaking its answers off is not taken for a reading', async () => {
    answers('json_schema');
    server.setChaos({ malformedRate: 1 });
    await expect(analyzer().analyse(request(TALK))).rejects.toMatchObject({ code: 'malformed' });
  });
});
