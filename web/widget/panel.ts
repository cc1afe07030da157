import type { Chat, Trouble } from './chat.ts';
import { createComposer } from './composer.ts';
import { element, icon } from './element.ts';
import { createLeadForm } from './lead-form.ts';
import { createLogView } from './log-view.ts';
import type { WidgetConfig } from './texts.ts';
import type { Transcript } from './transcript.ts';

export interface Panel {
  readonly node: HTMLElement;
  show(transcript: Transcript, trouble: Trouble): void;
  focus(): void;
}

const CROSS = 'M6 6l12 12M18 6 6 18';

/** The open chat: a dialog beside the page, which stays usable. Escape and the cross close it. */
export function createPanel(config: WidgetConfig, chat: Pick<Chat, 'send' | 'retry'>, onClose: () => void): Panel {
  const { texts, title, leadForm } = config;
  const log = createLogView(config, chat.retry);
  const composer = createComposer(config, (text) => {
    chat.send(text);
    log.scrollToEnd();
  });
  const notice = element('div', { class: 'notice', role: 'status', hidden: true });
  const close = element('button', { type: 'button', 'aria-label': texts.close }, icon(CROSS));
  close.addEventListener('click', onClose);

  const details = createLeadForm(
    config,
    ({ text, contact }) => {
      chat.send(text, contact);
      showForm(false);
    },
    leadForm === 'before' ? null : () => showForm(false),
  );
  const offer = element('button', { type: 'button', class: 'offer' }, texts.leaveDetails);
  offer.addEventListener('click', () => showForm(true));

  const showForm = (isShown: boolean): void => {
    details.node.hidden = !isShown;
    composer.node.hidden = isShown;
    log.node.hidden = isShown && leadForm === 'before';
    offer.hidden = isShown || leadForm !== 'offer';
    if (node.isConnected) focus();
  };
  const focus = (): void => {
    if (details.node.hidden) composer.focus();
    else details.focus();
    log.scrollToEnd();
  };
  const node = element(
    'div',
    { class: 'panel', role: 'dialog', 'aria-label': title },
    element('header', {}, element('h2', {}, title), close),
    ...[log.node, notice, offer, details.node, composer.node],
  );
  node.addEventListener('keydown', (event) => {
    // The page behind may listen for keys of its own, such as `/` for its search.
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  });
  let isBegun = false;
  showForm(leadForm === 'before');
  return {
    node,
    focus,
    show: (transcript, trouble) => {
      const hasBegun = transcript.messages.length + transcript.outgoing.length > 0;
      // Somebody who comes back is not asked again.
      if (hasBegun && !isBegun && leadForm === 'before') showForm(false);
      isBegun ||= hasBegun;
      log.show(transcript);
      notice.hidden = trouble === null;
      notice.textContent = trouble === null ? '' : texts[trouble];
    },
  };
}
