import { Refused, type PageUser, type Server } from './server.ts';
import { tellDeveloper } from './tell-developer.ts';

/** Who writes here, over visits. */
export interface Visitor {
  /** Whether there is a conversation to come back to. */
  isKnown(): boolean;
  /** Runs `ask` with the visitor's token; one that is no longer good is replaced once. */
  asking<T>(ask: (token: string) => Promise<T>): Promise<T>;
  /** When the newest message that the visitor has seen was sent. */
  seenAt(): string;
  sees(sentAt: string): void;
}

/** Some browsers refuse storage to a page in a frame, or in private windows: the conversation then lasts as long as the page. */
function browserStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    const { localStorage } = window;
    localStorage.getItem('');
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}

/**
 * The token of somebody whom the page vouches for stays in memory: on a shared computer the next person must not come back to
 * their conversation. That of everybody else is kept in the browser's storage.
 */
export function createVisitor(server: Server, connection: string, user: PageUser): Visitor {
  const [storage, place] = [browserStorage(), `rapport-chat-${connection}`];
  const isVouchedFor = user.userId !== undefined && user.userHash !== undefined;
  const placeOfSeen = `${place}-seen`;
  let token: string | null = isVouchedFor ? null : storage.getItem(place);
  // Nobody knows what somebody vouched for has seen on another device: only what comes from now on counts as new.
  let seenAt = isVouchedFor ? new Date().toISOString() : (storage.getItem(placeOfSeen) ?? '');
  let starting: Promise<string> | undefined;
  let isRenewed = false;

  const begin = async (): Promise<string> => {
    const started = await server.start(user, token).catch((error: unknown) => {
      // A token that the server does not know any more: somebody new.
      if (token === null || !(error instanceof Refused) || error.status !== 401) throw error;
      return server.start(user, null);
    });
    if (isVouchedFor && !started.proven) tellDeveloper('data-user-hash does not prove data-user-id.');
    if (!started.proven) storage.setItem(place, started.token);
    isRenewed = true;
    return (token = started.token);
  };
  const current = (): Promise<string> => {
    if (token !== null && isRenewed) return Promise.resolve(token);
    // Two calls at once must not make two visitors.
    return (starting ??= begin().finally(() => {
      starting = undefined;
    }));
  };
  return {
    seenAt: () => seenAt,
    sees: (sentAt) => {
      if (sentAt <= seenAt) return;
      seenAt = sentAt;
      if (!isVouchedFor) storage.setItem(placeOfSeen, seenAt);
    },
    isKnown: () => isVouchedFor || token !== null,
    asking: async (ask) => {
      try {
        return await ask(await current());
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 401) throw error;
        isRenewed = false;
        return ask(await current());
      }
    },
  };
}
