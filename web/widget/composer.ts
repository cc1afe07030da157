import { element, icon } from './element.ts';
import type { WidgetConfig } from './texts.ts';

export interface Composer {
  readonly node: HTMLFormElement;
  focus(): void;
}

const PLANE = 'M4 12 20 4l-4 16-4-7z';

/** Where the visitor writes: Enter sends, Shift+Enter begins a new line. */
export function createComposer({ texts, longestText }: WidgetConfig, onSend: (text: string) => void): Composer {
  const field = element('textarea', {
    ...{ rows: '1', maxlength: String(longestText), placeholder: texts.placeholder, 'aria-label': texts.placeholder },
  });
  const button = element('button', { type: 'submit', class: 'primary', 'aria-label': texts.send }, icon(PLANE));
  const node = element('form', {}, field, button);
  const fit = (): void => {
    field.style.height = 'auto';
    field.style.height = `${String(field.scrollHeight + 2)}px`;
  };
  field.addEventListener('input', fit);
  field.addEventListener('keydown', (event) => {
    // While a word is being composed, as in Japanese or Chinese, Enter takes the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    fit();
    onSend(text);
    field.focus();
  });
  return { node, focus: () => field.focus() };
}
