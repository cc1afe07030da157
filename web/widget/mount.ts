import { createChat, type Chat } from './chat.ts';
import { element } from './element.ts';
import { createLauncher } from './launcher.ts';
import { createPanel } from './panel.ts';
import type { PageUser, Server } from './server.ts';
import { styleSheet } from './styles.ts';
import type { WidgetConfig } from './texts.ts';
import { EMPTY, unseen } from './transcript.ts';
import { createVisitor } from './visitor.ts';

export interface Mounted {
  open(): void;
  close(): void;
  /** Takes the widget off the page. */
  remove(): void;
}

/** Puts the chat on the page, in a shadow tree of its own: neither styles nor scripts of the two meet. */
export function mount(connection: string, server: Server, config: WidgetConfig, user: PageUser): Mounted {
  const host = element('div', { 'data-rapport-chat': connection });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [styleSheet(config)];
  const visitor = createVisitor(server, connection, user);
  let [isOpen, transcript] = [false, EMPTY];

  const chat: Chat = createChat({ server, visitor, user }, (next, trouble) => {
    transcript = next;
    panel.show(transcript, trouble);
    showLauncher();
  });
  const root = element('div', { class: 'root' });
  const toggle = (open: boolean): void => {
    if (open === isOpen) return;
    isOpen = open;
    root.classList.toggle('open', isOpen);
    panel.node.hidden = !isOpen;
    showLauncher();
    if (isOpen) panel.focus();
    else launcher.node.focus();
  };
  const showLauncher = (): void => {
    if (isOpen) visitor.sees(transcript.messages.at(-1)?.sentAt ?? '');
    launcher.show(isOpen, unseen(transcript, visitor.seenAt()));
  };
  const panel = createPanel(config, chat, () => toggle(false));
  const launcher = createLauncher(config, () => toggle(!isOpen));
  panel.node.hidden = true;
  root.append(panel.node, launcher.node);
  shadow.append(root);
  document.body.append(host);
  showLauncher();
  chat.resume();
  return {
    open: () => toggle(true),
    close: () => toggle(false),
    remove: () => {
      chat.stop();
      host.remove();
    },
  };
}
