import { mount, type Mounted } from './mount.ts';
import { createServer, Refused, type PageUser } from './server.ts';
import { tellDeveloper } from './tell-developer.ts';

/** What a page can do with its chat, as `window.rapportChat`. */
interface PageApi {
  open(): void;
  close(): void;
  /** Says who is signed in, or null after a sign-out; the proof is made by the page's server. */
  identify(user: PageUser | null): void;
}

declare global {
  interface Window {
    rapportChat?: PageApi;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const { connection, userId, userHash, name, email, phone } = script?.dataset ?? {};

function userOf(given: PageUser): PageUser {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value === 'string' && value !== ''),
  ) as PageUser;
}

async function start(connectionId: string, source: string): Promise<void> {
  const server = createServer(new URL(`widget/${encodeURIComponent(connectionId)}`, source).href);
  const config = await server.config();
  let mounted: Mounted = mount(
    connectionId,
    server,
    config,
    userOf({ userId, userHash, name, email, phone } as PageUser),
  );
  window.rapportChat = {
    open: () => mounted.open(),
    close: () => mounted.close(),
    identify: (user) => {
      mounted.remove();
      mounted = mount(connectionId, server, config, userOf(user ?? {}));
    },
  };
}

if (connection === undefined || script === null) tellDeveloper('the script tag needs data-connection.');
// Loaded twice, the first one stays.
else if (window.rapportChat === undefined) {
  const begin = (): void => void start(connection, script.src).catch(tellWhy);
  // A script in the head may run before there is a body to stand in.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}

/** The browser hides from the page what the server said to a site that it does not know. */
function tellWhy(error: unknown): void {
  const hidden = error instanceof Refused && error.status === 0;
  tellDeveloper('it cannot start.', hidden ? 'Is this site among the allowedOrigins of the connection?' : error);
}
