import type { ImapFlow } from 'imapflow';

/**
 * Hears of what comes into an open mailbox, from now on. Nothing that comes while nobody waits is missed.
 *
 * @param signal closes the connection at once
 */
export function listenAt(client: ImapFlow, signal: AbortSignal) {
  let hasCome = false;
  let wake: () => void = () => undefined;
  const ring = (): void => {
    hasCome = true;
    wake();
  };
  const close = (): void => client.close();
  client.on('exists', ring);
  client.on('close', ring);
  signal.addEventListener('abort', close, { once: true });
  return {
    /** Resolves when something has come, when the connection has ended, and after `ms` at the latest. */
    waitForNews: async (ms: number): Promise<void> => {
      if (!hasCome && client.usable) {
        // Ends by itself when the next command is given; where the server has no IDLE, it asks from time to time.
        void client.idle().catch(() => undefined);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = () => undefined;
      hasCome = false;
    },
    stopListening: (): void => {
      client.off('exists', ring);
      client.off('close', ring);
      signal.removeEventListener('abort', close);
    },
  };
}
