import { createHash } from 'node:crypto';
import type { FastifyRequest, preHandlerHookHandler } from 'fastify';
import { ROLES, type Role } from '../../domain/vocabulary.ts';
import { authenticate, touchKey } from '../../db/repositories/api-keys.ts';
import type { App, AppDeps } from '../app.ts';
import { Problem } from '../problem.ts';

/** Who asks: one key, which belongs to one workspace. */
export interface Caller {
  readonly workspaceId: string;
  readonly role: Role;
  /** As it stands in events and the audit log. */
  readonly actor: `key:${string}`;
  /** The first key of the installation, which may also make workspaces. */
  readonly installation: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyInstance {
    /** Makes this process ask the database again who a key is: a revoked one stops at once here, elsewhere in seconds. */
    forgetCallers(): void;
  }
}

/** How long a key is believed without asking the database, which would cost every message a round trip. */
const BELIEVED_MS = 2_000;

const unauthorised = (): Problem => new Problem(401, 'unauthorized', 'Send a valid API key as a bearer token.');

/** Lets in whoever has at least this role. */
export function requireRole(least: Role): preHandlerHookHandler {
  return (request, _reply, done) => {
    const allowed = ROLES.indexOf(request.caller.role) >= ROLES.indexOf(least);
    done(allowed ? undefined : new Problem(403, 'forbidden', `This takes the role ${least}.`));
  };
}

function bearer(request: FastifyRequest): string {
  const key = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw unauthorised();
  return key;
}

/** Guards everything registered beside it: each request needs a key, and carries its {@link Caller} from then on. */
export function installAuth(app: App, deps: AppDeps): void {
  const believed = new Map<string, { caller: Caller; until: number }>();
  app.decorateRequest('caller');
  app.decorate('forgetCallers', () => {
    believed.clear();
  });

  app.addHook('onRequest', async (request) => {
    const hash = createHash('sha256').update(bearer(request)).digest();
    const name = hash.toString('base64');
    const known = believed.get(name);
    if (known && known.until > Date.now()) {
      request.caller = known.caller;
      return;
    }
    believed.delete(name);
    const key = await authenticate(deps.database, hash);
    if (!key) throw unauthorised();
    const { workspaceId, role, installation } = key;
    request.caller = { workspaceId, role, installation, actor: `key:${key.id}` };
    believed.set(name, { caller: request.caller, until: Date.now() + BELIEVED_MS });
    // When a key was last used is a hint for people: the request neither waits for it nor fails by it.
    touchKey(deps.database, key).catch((error: unknown) => {
      request.log.warn({ err: error }, 'last use of a key not recorded');
    });
  });
}
