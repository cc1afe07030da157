import type { WidgetConfig } from './texts.ts';
import { EMPTY, withMessages, type Transcript } from './transcript.ts';
import { createView } from './view.ts';

export interface Preview {
  readonly host: HTMLElement;
  isOpen(): boolean;
  remove(): void;
}

/** In a frame that stands for the browser's window, and without the rise that would repeat at every key that is pressed. */
const IN_A_FRAME = `.panel{animation:none!important}
@media(min-width:481px){.panel{width:min(380px,calc(100cqw - 40px));height:min(600px,calc(100cqh - 112px))}}`;

/**
 * The widget for somebody who chooses how it looks: it speaks with no server, and what is written in it goes nowhere.
 *
 * @param frame with the CSS containment of layout and size, which keeps the widget inside
 * @param example of a conversation; not shown where visitors are asked for their details first
 */
export function showPreview(
  frame: HTMLElement,
  config: WidgetConfig,
  { example, isOpen }: { readonly example: Transcript; readonly isOpen: boolean },
): Preview {
  let transcript = config.leadForm === 'before' ? EMPTY : example;
  const view = createView(
    config,
    {
      send: (text) => {
        const [id, sentAt] = [`tried-${String(transcript.messages.length)}`, new Date().toISOString()];
        const written = { id, from: 'visitor', text, attachments: [], sentAt, clientId: null } as const;
        transcript = withMessages(transcript, [written]);
        view.show(transcript, null);
      },
      retry: () => undefined,
    },
    // Nothing in it is new to whoever looks.
    { seenAt: () => '9999', sees: () => undefined },
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(IN_A_FRAME);
  view.host.shadowRoot?.adoptedStyleSheets.push(sheet);
  view.show(transcript, null);
  // Opened before it stands on the page, it takes the focus from nobody.
  view.toggle(isOpen);
  frame.append(view.host);
  return { host: view.host, isOpen: () => view.isOpen(), remove: () => view.host.remove() };
}
