import { createChat, type Chat } from './chat.ts';
import type { PageUser, Server } from './server.ts';
import type { WidgetConfig } from './texts.ts';
import { createView } from './view.ts';
import { createVisitor } from './visitor.ts';

export interface Mounted {
  open(): void;
  close(): void;
  /** Takes the widget off the page. */
  remove(): void;
}

/** Puts the chat on the page. */
export function mount(connection: string, server: Server, config: WidgetConfig, user: PageUser): Mounted {
  const visitor = createVisitor(server, connection, user);
  const said: Pick<Chat, 'send' | 'retry'> = {
    send: (text, contact) => chat.send(text, contact),
    retry: (message) => chat.retry(message),
  };
  const view = createView(config, said, visitor);
  const chat = createChat({ server, visitor, user }, view.show);
  view.host.setAttribute('data-rapport-chat', connection);
  document.body.append(view.host);
  chat.resume();
  return {
    open: () => view.toggle(true),
    close: () => view.toggle(false),
    remove: () => {
      chat.stop();
      view.host.remove();
    },
  };
}
