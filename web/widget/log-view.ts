import { element, linkTo, withLinks } from './element.ts';
import type { WidgetMessage } from './server.ts';
import type { WidgetConfig, WidgetTexts } from './texts.ts';
import type { Outgoing, Transcript } from './transcript.ts';

export interface LogView {
  readonly node: HTMLElement;
  show(transcript: Transcript): void;
  scrollToEnd(): void;
}

/** How near the end a reader counts as being there, and is taken along by what is new. */
const NEAR_END_PX = 80;

interface Line {
  readonly node: HTMLElement;
  readonly state: HTMLElement;
}

/**
 * The conversation. What is there already stays as it is, also when the server has taken it, and new lines are added at their
 * place: a screen reader is told of the new ones alone.
 */
export function createLogView({ texts, greeting }: WidgetConfig, onRetry: (message: Outgoing) => void): LogView {
  const node = element('div', {
    ...{ class: 'log', role: 'log', tabindex: '0' },
    ...{ 'aria-live': 'polite', 'aria-label': texts.conversation },
  });
  const shown = new Map<string, Line>();
  if (greeting !== null) node.append(element('div', { class: 'message' }, greeting));
  const opening = node.childElementCount;

  const scrollToEnd = (): void => {
    node.scrollTop = node.scrollHeight;
  };
  const show = (transcript: Transcript): void => {
    const wasAtEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END_PX;
    const { messages, outgoing } = transcript;
    const keys = new Set([...messages.map(keyOf), ...outgoing.map(({ clientId }) => clientId)]);
    for (const [key, line] of shown) {
      if (keys.has(key)) continue;
      line.node.remove();
      shown.delete(key);
    }
    const place = (key: string, make: () => Line, index: number): Line => {
      const line = shown.get(key) ?? make();
      shown.set(key, line);
      const there = node.children[opening + index];
      if (there !== line.node) node.insertBefore(line.node, there ?? null);
      return line;
    };
    for (const [index, message] of messages.entries()) {
      place(keyOf(message), () => lineOf(message, texts), index).state.replaceChildren();
    }
    for (const [index, message] of outgoing.entries()) {
      const line = place(message.clientId, () => lineOf(sent(message), texts), messages.length + index);
      line.state.replaceChildren(...stateOf(message, texts, onRetry));
    }
    if (wasAtEnd) scrollToEnd();
  };
  return { node, show, scrollToEnd };
}

const keyOf = ({ clientId, id }: WidgetMessage): string => clientId ?? id;

type Written = Pick<WidgetMessage, 'from' | 'text' | 'attachments'>;

const sent = ({ text }: Outgoing): Written => ({ from: 'visitor', text, attachments: [] });

function lineOf({ from, text, attachments }: Written, texts: WidgetTexts): Line {
  const author = { visitor: texts.you, assistant: texts.assistant, team: texts.team }[from];
  const files = attachments.map(({ url, name }) => linkTo(url, name ?? texts.attachment));
  const state = element('div', { class: 'state' });
  const node = element(
    'div',
    { class: `message ${from}` },
    element('span', { class: 'author' }, `${author}: `),
    ...withLinks(text),
    ...files.flatMap((file) => [element('br'), file]),
    state,
  );
  return { node, state };
}

function stateOf(
  message: Outgoing,
  texts: WidgetTexts,
  onRetry: (message: Outgoing) => void,
): readonly (Node | string)[] {
  if (message.state === 'sending') return [texts.sending];
  const retry = element('button', { type: 'button' }, texts.retry);
  retry.addEventListener('click', () => onRetry(message));
  return [`${texts.failed} `, retry];
}
