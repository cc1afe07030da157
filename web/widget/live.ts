import { Refused, type Server, type WidgetMessage } from './server.ts';
import type { Visitor } from './visitor.ts';

export interface LiveDeps {
  readonly server: Server;
  readonly visitor: Visitor;
  /** The whole conversation, as it stands. */
  readonly onAll: (messages: readonly WidgetMessage[]) => void;
  readonly onMessage: (message: WidgetMessage) => void;
  readonly onGone: (id: string) => void;
}

/** A proxy that holds back streams shows it by silence: then the widget asks instead. */
const READY_WITHIN_MS = 5_000;
/** The server says that it is still there every 15 seconds. */
const SILENT_FOR_MS = 40_000;
const POLL_MS = 4_000;
/** So many looks, and the stream is tried again. */
const POLLS = 15;
/** The server ends each stream after a while, and wants its clients back. */
const COME_BACK_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Keeps up with the conversation until told to stop: by a stream where one gets through, else by asking again and again.
 *
 * @returns stops it
 */
export function keepUp(deps: LiveDeps): () => void {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    for (let failures = 0; !stop.signal.aborted;) {
      try {
        if (await follow(deps, stop.signal)) {
          failures = 0;
          await pause(COME_BACK_MS, stop.signal);
        } else await poll(deps, stop.signal);
      } catch (error) {
        failures += 1;
        const asked = error instanceof Refused ? error.retryAfterMs : 0;
        // Up to half more, so that a thousand pages do not come back at once.
        const wait = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures) * (1 + Math.random() / 2);
        await pause(Math.max(asked, wait), stop.signal);
      }
    }
  };
  void run();
  return () => stop.abort();
}

const refresh = async ({ server, visitor, onAll }: LiveDeps): Promise<void> => {
  onAll(await visitor.asking((token) => server.messages(token)));
};

async function poll(deps: LiveDeps, signal: AbortSignal): Promise<void> {
  for (let looks = 0; looks < POLLS && !signal.aborted; looks += 1) {
    await refresh(deps);
    await pause(POLL_MS, signal);
  }
}

/** @returns whether the stream got through; the whole is read again at each beginning, so that nothing is missed */
async function follow(deps: LiveDeps, signal: AbortSignal): Promise<boolean> {
  const own = new AbortController();
  const end = (): void => own.abort();
  signal.addEventListener('abort', end);
  let watch = setTimeout(end, READY_WITHIN_MS);
  let isReady = false;
  try {
    const body = await deps.visitor.asking((token) => deps.server.stream(token, own.signal));
    for await (const { event, data } of framesOf(body)) {
      clearTimeout(watch);
      watch = setTimeout(end, SILENT_FOR_MS);
      if (event === 'ready') {
        isReady = true;
        await refresh(deps);
      } else if (event === 'message') deps.onMessage(JSON.parse(data) as WidgetMessage);
      else if (event === 'gone') deps.onGone((JSON.parse(data) as { id: string }).id);
    }
  } catch (error) {
    // Our own end of it is no failure; the caller goes on to ask instead.
    if (!own.signal.aborted) throw error;
  } finally {
    clearTimeout(watch);
    end();
    signal.removeEventListener('abort', end);
  }
  return isReady;
}

interface Frame {
  readonly event: string;
  readonly data: string;
}

/** The frames of a stream of server-sent events; a comment is one without a name. */
async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield frameOf(part);
  }
}

function frameOf(text: string): Frame {
  const field = (name: string): string =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { event: field('event'), data: field('data') };
}
