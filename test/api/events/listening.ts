import type { AddressInfo } from 'node:net';
import { EventSource } from 'eventsource';
import { EVENT_TYPES } from '../../../domain/events.ts';
import type { TestApi } from '../../support/api.ts';

export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown> & { readonly id: string; readonly contactId: string };
}

export interface Listener {
  readonly heard: Heard[];
  /** Of that type, in the order they came. */
  of(type: string): Heard[];
  /** Resolves once `done` holds of what was heard. */
  until(done: (heard: readonly Heard[]) => boolean, withinMs?: number): Promise<void>;
  close(): void;
}

/** The address of the API on a port of its own. */
export async function listenOn(api: TestApi): Promise<string> {
  if (!api.app.server.listening) await api.app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${String((api.app.server.address() as AddressInfo).port)}`;
}

/** A standard EventSource client, told that the stream has begun when this resolves. */
export async function listenTo(
  api: TestApi,
  { key = api.adminKey, query = '' }: { readonly key?: string; readonly query?: string } = {},
): Promise<Listener> {
  const source = new EventSource(`${await listenOn(api)}/v1/events${query}`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } }),
  });
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  for (const type of [...EVENT_TYPES, 'ready', 'reset', 'closing']) {
    source.addEventListener(type, (event) => {
      heard.push({ id: event.lastEventId, type, data: JSON.parse(event.data as string) as Heard['data'] });
      for (const look of waiting) look();
    });
  }
  const listener: Listener = {
    heard,
    of: (type) => heard.filter((each) => each.type === type),
    until: (done, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`not heard within ${String(withinMs)} ms, only: ${JSON.stringify(heard.slice(-20))}`));
        }, withinMs);
        const look = (): void => {
          if (!done(heard)) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => source.close(),
  };
  await listener.until((all) => all.some(({ type }) => type === 'ready'));
  return listener;
}
