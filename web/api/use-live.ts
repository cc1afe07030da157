import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isConnected, onConnection, onLive, openLive, type LiveEventName, type LiveEvents } from './live.ts';

/** Runs `listener` for each event of this kind while the component is shown. */
export function useLive<Name extends LiveEventName>(name: Name, listener: (data: LiveEvents[Name]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onLive(name, (data) => latest.current(data)), [name]);
}

/** A burst of events asks the server once. */
const QUIET_MS = 400;

/**
 * Asks again for what is under these keys when one of the events comes, at most once in {@link QUIET_MS}.
 *
 * @param concerns leaves out events that are about something else
 */
export function useLiveInvalidation<Name extends LiveEventName>(
  names: readonly Name[],
  keys: readonly QueryKey[],
  concerns: (data: LiveEvents[Name]) => boolean = () => true,
): void {
  const client = useQueryClient();
  const latest = useRef({ names, keys, concerns });
  useEffect(() => {
    latest.current = { names, keys, concerns };
  });
  const joined = names.join(' ');
  useEffect(() => {
    const asking = askInTurn(async () => {
      const { keys: asked } = latest.current;
      const midway = asked.some((queryKey) => client.isFetching({ queryKey }) > 0);
      await Promise.all(asked.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })));
      return midway;
    });
    const stops = latest.current.names.map((name) =>
      onLive(name, (data) => {
        if (latest.current.concerns(data)) asking.ask();
      }),
    );
    return () => {
      asking.stop();
      for (const stop of stops) stop();
    };
  }, [client, joined]);
}

/**
 * One question at a time, a pause before each: a steady stream of events must neither cancel every answer before it comes nor
 * ask faster than the server answers.
 *
 * @param question answers whether it only joined one that was on its way before, whose answer may be too old
 */
function askInTurn(question: () => Promise<boolean>): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [asking, again, stopped] = [false, false, false];
  const run = async (): Promise<void> => {
    timer = undefined;
    [asking, again] = [true, false];
    const joined = await question();
    asking = false;
    if (joined || again) ask();
  };
  const ask = (): void => {
    if (stopped) return;
    if (asking) again = true;
    else timer ??= setTimeout(() => void run(), QUIET_MS);
  };
  return {
    ask,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Keeps the stream open; used once, by the shell. After a gap that cannot be filled, everything is asked for again. */
export function useLiveStream(): void {
  const client = useQueryClient();
  useEffect(() => openLive(), []);
  useLive('reset', () => void client.invalidateQueries());
}

/** Whether changes arrive by themselves at the moment. */
export const useIsLive = (): boolean => useSyncExternalStore(onConnection, isConnected);
