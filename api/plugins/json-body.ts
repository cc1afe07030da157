import type { App } from '../deps.ts';
import { invalid, Problem } from '../problem.ts';
import { findUnstorable } from '../schemas/storable.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A list whose items are refused one by one: the route looks for what cannot be stored in each by itself. */
    checksEachItem?: boolean;
  }
}

/** Merge patches (RFC 7396) are JSON too; `PATCH` takes either name. */
const JSON_TYPES = ['application/json', 'application/merge-patch+json'];

/**
 * Reads JSON bodies, and nothing else: any other content type is 415.
 *
 * What Postgres could not store (NUL, lone surrogates), what would change a prototype, and nesting that would overflow a
 * stack is refused here with its path, once for every route there will ever be.
 */
export function installJsonBody(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(JSON_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    let parsed: unknown;
    try {
      // Fatal: other bytes than UTF-8 would be stored as replacement characters, and a name or message not as it was sent.
      parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer));
    } catch {
      // The parser's own message quotes the body, which may be somebody's message.
      done(new Problem(400, 'invalid_json', 'The body is not valid JSON in UTF-8.'));
      return;
    }
    const fault = request.routeOptions.config.checksEachItem ? undefined : findUnstorable(parsed);
    done(fault ? invalid([fault]) : null, parsed);
  });
  app.addHook('preParsing', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity') === 'identity') return;
    throw new Problem(415, 'unsupported_media_type', 'Send the body without Content-Encoding.');
  });
  app.addHook('preValidation', async (request) => {
    const fault = findUnstorable(request.query);
    if (fault) throw invalid([fault]);
  });
}
