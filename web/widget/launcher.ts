import { element, icon } from './element.ts';
import type { WidgetConfig } from './texts.ts';

export interface Launcher {
  readonly node: HTMLButtonElement;
  show(isOpen: boolean, unseen: number): void;
}

const BUBBLE = 'M4 5h16v11H9l-5 4z';

/** The button at the page's edge, which says how many messages wait. */
export function createLauncher({ texts }: WidgetConfig, onClick: () => void): Launcher {
  const badge = element('span', { class: 'badge', 'aria-hidden': 'true' });
  const node = element('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog' }, icon(BUBBLE), badge);
  node.addEventListener('click', onClick);
  return {
    node,
    show: (isOpen, unseen) => {
      const words = unseen > 0 ? `${texts.launcher}, ${texts.newMessages}: ${String(unseen)}` : texts.launcher;
      node.setAttribute('aria-label', isOpen ? texts.close : words);
      node.setAttribute('aria-expanded', String(isOpen));
      badge.hidden = isOpen || unseen === 0;
      badge.textContent = String(unseen);
    },
  };
}
