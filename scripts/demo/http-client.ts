import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A client of one installation, as one outside program with one key. */
export interface RapportClient {
  /** Any answer, of whatever status. Rejects only when none came. */
  readonly send: (method: string, path: string, body?: unknown) => Promise<HttpAnswer>;
  /** The body of a 2xx. Rejects with the answer's text otherwise. */
  readonly get: <T>(path: string, query?: Query) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly patch: <T>(path: string, body: unknown) => Promise<T>;
  readonly delete: <T>(path: string) => Promise<T>;
  readonly close: () => void;
}

export interface ClientOptions {
  readonly baseUrl: string;
  readonly key: string;
  /** Requests wait for a free one of them. */
  readonly connections: number;
}

/**
 * Uses Node's own agent because it holds exactly so many connections open; `fetch` opens as many as there are requests.
 */
export function openClient({ baseUrl, key, connections }: ClientOptions): RapportClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: RapportClient['send'] = (method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${key}`,
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      };
      const sent = request(new URL(path, baseUrl), { agent, method, headers, timeout: 60_000 }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} got no answer in 60 s`)));
      sent.on('error', reject);
      sent.end(payload);
    });
  const expectSuccess = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, text } = await send(method, path, body);
    if (status < 200 || status > 299) throw new Error(`${method} ${path} was answered ${String(status)}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    send,
    get: (path, query = {}) => expectSuccess('GET', withQuery(path, query)),
    post: (path, body) => expectSuccess('POST', path, body),
    patch: (path, body) => expectSuccess('PATCH', path, body),
    delete: (path) => expectSuccess('DELETE', path),
    close: () => agent.destroy(),
  };
}

/** A list's filters repeat: `{status: ['new', 'active']}` is `status=new&status=active`. */
export function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value]).map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** Every item of a list, page by page. */
export async function readAll<T>(client: RapportClient, path: string, query: Query = {}): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await client.get(path, {
      ...query,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
