import { createHash } from 'node:crypto';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { ROLES, type Role } from '../../domain/vocabulary.ts';
import { authenticate, touchKey } from '../../db/repositories/api-keys.ts';
import type { AuthenticatedSession } from '../../db/repositories/sessions.ts';
import type { App, AppDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { sessionOf } from './sessions.ts';

/** Who asks: a key, or a person who signed in. Either belongs to one workspace. */
export interface Caller {
  readonly workspaceId: string;
  readonly role: Role;
  /** As it stands in events and the audit log. */
  readonly actor: `key:${string}` | `user:${string}`;
  /** The first key of the installation, which may also make workspaces. */
  readonly installation: boolean;
  /** Null for a key. */
  readonly session: AuthenticatedSession | null;
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

const unauthorised = (): Problem =>
  new Problem(401, 'unauthorized', 'Sign in, or send a valid API key as a bearer token.');

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

/** A person's session is looked up at every request: a role taken away, or a sign-out elsewhere, holds from the next one on. */
async function callerOfSession(request: FastifyRequest, reply: FastifyReply, deps: AppDeps): Promise<Caller> {
  const session = await sessionOf(request, reply, deps);
  if (!session) throw unauthorised();
  // A cache in between goes by the address, which is the same for everybody.
  void reply.header('cache-control', 'private, no-cache');
  const { workspace_id: workspaceId, role, user_id: userId } = session;
  return { workspaceId, role, installation: false, actor: `user:${userId}`, session };
}

/**
 * Guards everything registered beside it: each request needs a key or a session, and carries its {@link Caller} from then on.
 * A key goes first, so that what is tried with one in a signed-in browser is done by the key.
 */
export function installAuth(app: App, deps: AppDeps): void {
  /** Promises, so that the requests of one key that come in together ask once. */
  const believed = new Map<string, { caller: Promise<Caller>; until: number }>();
  app.decorateRequest('caller');
  app.decorate('forgetCallers', () => {
    believed.clear();
  });

  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization === undefined) {
      request.caller = await callerOfSession(request, reply, deps);
      return;
    }
    const hash = createHash('sha256').update(bearer(request)).digest();
    const name = hash.toString('base64');
    let known = believed.get(name);
    if (known === undefined || known.until <= Date.now()) {
      known = { caller: callerOf(deps, hash, request.log), until: Date.now() + BELIEVED_MS };
      believed.set(name, known);
    }
    const { caller } = known;
    request.caller = await caller.catch((error: unknown) => {
      if (believed.get(name)?.caller === caller) believed.delete(name);
      throw error;
    });
  });
}

async function callerOf({ database }: AppDeps, hash: Buffer, log: FastifyBaseLogger): Promise<Caller> {
  const key = await authenticate(database, hash);
  if (!key) throw unauthorised();
  // When a key was last used is a hint for people: the request neither waits for it nor fails by it.
  touchKey(database, key).catch((error: unknown) => {
    log.warn({ err: error }, 'last use of a key not recorded');
  });
  const { workspaceId, role, installation } = key;
  return { workspaceId, role, installation, actor: `key:${key.id}`, session: null };
}
