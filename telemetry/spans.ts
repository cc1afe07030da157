import { context, propagation, ROOT_CONTEXT, SpanStatusCode, trace, type Context, type Link } from '@opentelemetry/api';

const TRACEPARENT = 'traceparent';

/** What a span may say about its work: ids, numbers and words of the code. `exported-spans.ts` lets nothing else out. */
export interface About {
  readonly workspaceId?: string;
  readonly contactId?: string;
  readonly uptoSeq?: number;
  readonly attempt?: number;
}

export interface SpanOptions {
  readonly about?: About;
  /** `traceparent` of the span that this one belongs under; the active span where it is left out. */
  readonly parent?: string | undefined;
  /** Further spans that led to this one: messages of one contact that are carried together. */
  readonly links?: readonly string[];
}

/**
 * Does `work` as a span of the trace, which ends with it and says whether it failed. Without tracing this is a call of `work`.
 *
 * @param name words of the code, never a value
 */
export function inSpan<T>(
  name: string,
  { about = {}, parent, links = [] }: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  const attributes = Object.fromEntries(
    Object.entries({
      'rapport.workspace_id': about.workspaceId,
      'rapport.contact_id': about.contactId,
      'rapport.upto_seq': about.uptoSeq,
      'rapport.attempt': about.attempt,
    }).filter(([, value]) => value !== undefined),
  );
  const options = { attributes, links: links.flatMap(linkTo) };
  const under = parent === undefined ? context.active() : contextOf(parent);
  return trace.getTracer('rapport').startActiveSpan(name, options, under, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The active span in the form in which W3C Trace Context hands it on; undefined where nothing is traced. */
export function activeTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier[TRACEPARENT];
}

function contextOf(traceparent: string): Context {
  return propagation.extract(ROOT_CONTEXT, { [TRACEPARENT]: traceparent });
}

function linkTo(traceparent: string): Link[] {
  const spanContext = trace.getSpanContext(contextOf(traceparent));
  return spanContext === undefined ? [] : [{ context: spanContext }];
}
