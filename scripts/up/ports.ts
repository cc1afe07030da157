import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { StartError } from './start-error.ts';

/**
 * "Any free port" is looked for here: below the ports that systems give to outgoing connections and to listeners on port 0 (Linux
 * from 32768, macOS and Windows from 49152). One of those could be given away between the choice and the moment a part listens,
 * or while a part that died is away.
 */
const ANY_FROM = 15_000;
const ANY_BELOW = 30_000;
const TRIES_FOR_ANY = 50;

/** A port one part will listen on. `wanted` 0 means any free one. */
export interface PortWish {
  readonly host: string;
  readonly wanted: number;
  /** Variable that sets it, for the sentence. */
  readonly variable: string;
  readonly title: string;
}

/**
 * Settles all ports before anything starts, so that a busy one is said at once and not by a server's log. All are held
 * together until the last is found, or two wishes for "any" could get the same.
 *
 * @returns the ports in the order of the wishes.
 * @throws StartError naming the first one that is taken or not allowed.
 */
export async function choosePorts(wishes: readonly PortWish[]): Promise<number[]> {
  const held: Server[] = [];
  try {
    for (const wish of wishes) held.push(await hold(wish));
    return held.map((server) => {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    });
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** Any free port on loopback. */
export async function freePort(): Promise<number> {
  const [port = 0] = await choosePorts([{ host: '127.0.0.1', wanted: 0, variable: '', title: '' }]);
  return port;
}

async function hold(wish: PortWish): Promise<Server> {
  try {
    return wish.wanted === 0 ? await holdAny(wish.host) : await listen(wish.host, wish.wanted);
  } catch (error) {
    throw new StartError(sentence(wish, error as NodeJS.ErrnoException));
  }
}

async function holdAny(host: string): Promise<Server> {
  for (let tries = 0; tries < TRIES_FOR_ANY; tries++) {
    try {
      return await listen(host, randomInt(ANY_FROM, ANY_BELOW));
    } catch (error) {
      // Somebody has that one, or the system keeps it for itself: the next number is as good.
      if (!['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  return listen(host, 0);
}

function listen(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function sentence({ host, wanted, variable, title }: PortWish, error: NodeJS.ErrnoException): string {
  const place = `${host}:${String(wanted)}`;
  const remedy = `set ${variable} to another port (0 takes a free one)`;
  if (error.code === 'EADDRINUSE') {
    return `Port ${String(wanted)} for ${title} is already in use on ${host}: stop the program that holds it, or ${remedy}.`;
  }
  if (error.code === 'EACCES') return `${title} may not listen on ${place} as this user: ${remedy}.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `${title} cannot listen on ${place}: HOST is not an address of this machine.`;
  }
  return `${title} cannot listen on ${place} (${error.code ?? error.message}): ${remedy}.`;
}
