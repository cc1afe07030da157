import { randomUUID } from 'node:crypto';
import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { withoutPersonalData } from '../../telemetry/exported-spans.ts';
import { activeTraceparent, inSpan } from '../../telemetry/spans.ts';
import { createTraceNotes, noteTrace, takeTraceNotes } from '../../telemetry/trace-notes.ts';
import { traceparentOnly } from '../../telemetry/traceparent-only.ts';

const exported = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(withoutPersonalData(exported))] });
provider.register({ propagator: traceparentOnly });
beforeEach(() => exported.reset());
afterAll(() => provider.shutdown());

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const MARKER = 'Quillfeather';

describe('a span that leaves', () => {
  test('has the listed attributes, and neither events nor words nor anything else', async () => {
    const tracer = trace.getTracer('a library');
    tracer.startActiveSpan('query', { attributes: { 'db.statement': MARKER, 'url.path': MARKER } }, (span) => {
      span.setAttribute('http.route', '/v1/contacts');
      span.recordException(new Error(MARKER));
      span.setStatus({ code: 2, message: MARKER });
      span.addLink({ context: span.spanContext(), attributes: { said: MARKER } });
      span.end();
    });
    const [span] = exported.getFinishedSpans();
    expect(span).toMatchObject({ name: 'query', attributes: { 'http.route': '/v1/contacts' }, status: { code: 2 } });
    const { name, attributes, events, links, status, resource } = span!;
    expect(JSON.stringify({ name, attributes, events, links, status, resource: resource.attributes })).not.toContain(
      MARKER,
    );
  });

  test('says which kind of error ended it, and never its words', async () => {
    const failing = inSpan('work', { about: { contactId: 'c' } }, () => Promise.reject(new TypeError(MARKER)));
    await expect(failing).rejects.toThrow(MARKER);
    expect(exported.getFinishedSpans()[0]).toMatchObject({
      attributes: { 'rapport.contact_id': 'c', 'error.type': 'TypeError' },
      status: { code: 2 },
    });
  });

  test('belongs under the parent that was carried, with links to the others', async () => {
    await inSpan('carry', { parent: PARENT, links: [PARENT, 'nonsense'] }, () => Promise.resolve());
    const [span] = exported.getFinishedSpans();
    expect(span?.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(span?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(span?.links).toHaveLength(1);
  });
});

test('of a caller’s trace only its ids are taken in and handed on', () => {
  const carrier = { traceparent: PARENT, tracestate: `vendor=${MARKER}`, baggage: `name=${MARKER}` };
  const taken = propagation.extract(ROOT_CONTEXT, carrier);
  const handedOn: Record<string, string> = {};
  propagation.inject(taken, handedOn);
  expect(handedOn).toEqual({ traceparent: PARENT });
  expect(propagation.getBaggage(taken)).toBeUndefined();
});

describe('notes for the relay', () => {
  const pool = {};
  const traced = (contactId: string): Promise<string | undefined> =>
    inSpan('request', {}, () => {
      noteTrace(pool, contactId);
      return Promise.resolve(activeTraceparent());
    });

  test('reach it with the next notification, the newest last', async () => {
    const contactId = randomUUID();
    const spans = [await traced(contactId), await traced(contactId)];
    const notes = createTraceNotes();
    notes.hear(takeTraceNotes(pool).split('\n'));
    expect(notes.of(contactId)).toEqual(spans);
    expect(takeTraceNotes(pool)).toBe('');
    notes.forget(contactId);
    expect(notes.of(contactId)).toEqual([]);
  });

  test('fit in what PostgreSQL takes, however many come at once', async () => {
    for (let n = 0; n < 200; n += 1) await traced(randomUUID());
    const payload = takeTraceNotes(pool);
    expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
    expect(payload.split('\n').length).toBeGreaterThan(70);
  });

  test('are none where nothing is traced, and nonsense is not heard', () => {
    context.with(ROOT_CONTEXT, () => noteTrace(pool, randomUUID()));
    expect(takeTraceNotes(pool)).toBe('');
    const notes = createTraceNotes();
    const contactId = randomUUID();
    notes.hear(['', `${contactId} nonsense`, `${contactId} ${PARENT.replace(/01$/, '00')}`]);
    expect(notes.of(contactId)).toEqual([]);
  });

  test('of many contacts the oldest give way', () => {
    const notes = createTraceNotes();
    const contacts = Array.from({ length: 10_005 }, () => randomUUID());
    notes.hear(contacts.map((contactId) => `${contactId} ${PARENT}`));
    expect(notes.of(contacts[0]!)).toEqual([]);
    expect(notes.of(contacts.at(-1)!)).toEqual([PARENT]);
  });
});
