import type { Chat, Trouble } from './chat.ts';
import { element } from './element.ts';
import { createLauncher } from './launcher.ts';
import { createPanel } from './panel.ts';
import { styleSheet } from './styles.ts';
import type { WidgetConfig } from './texts.ts';
import { EMPTY, unseen, type Transcript } from './transcript.ts';
import type { Visitor } from './visitor.ts';

export interface View {
  /** What goes onto a page. */
  readonly host: HTMLElement;
  isOpen(): boolean;
  toggle(open: boolean): void;
  show(transcript: Transcript, trouble: Trouble): void;
}

/** The button and the chat behind it, in a shadow tree of their own: neither styles nor scripts of the page and of them meet. */
export function createView(
  config: WidgetConfig,
  chat: Pick<Chat, 'send' | 'retry'>,
  visitor: Pick<Visitor, 'seenAt' | 'sees'>,
): View {
  const host = element('div');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [styleSheet(config)];
  let [isOpen, transcript] = [false, EMPTY];

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
  showLauncher();
  return {
    host,
    isOpen: () => isOpen,
    toggle,
    show: (next, trouble) => {
      transcript = next;
      panel.show(transcript, trouble);
      showLauncher();
    },
  };
}
