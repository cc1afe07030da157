import { element } from './element.ts';
import type { Details } from './server.ts';
import type { WidgetConfig } from './texts.ts';

export interface Lead {
  readonly text: string;
  readonly contact: Details;
}

export interface LeadForm {
  readonly node: HTMLFormElement;
  focus(): void;
}

const FIELDS = [
  ['name', 'text', 'name'],
  ['email', 'email', 'email'],
  ['phone', 'tel', 'tel'],
] as const;

/**
 * Asks for name, e-mail and phone; one way to reach the visitor is needed, and nothing else. What was typed also stands in the
 * conversation, so that both sides see the same.
 *
 * @param onCancel null where the conversation begins with this form
 */
export function createLeadForm(
  { texts, longestText }: WidgetConfig,
  onSubmit: (lead: Lead) => void,
  onCancel: (() => void) | null,
): LeadForm {
  const inputs = FIELDS.map(([name, type, autocomplete]) =>
    element('input', { name, type, autocomplete, maxlength: name === 'phone' ? '40' : '200' }),
  );
  const message = element('textarea', { name: 'message', rows: '2', maxlength: String(longestText - 700) });
  const labels = inputs.map((input, index) => element('label', {}, texts[FIELDS[index]?.[0] ?? 'name'], input));
  const problem = element('p', { role: 'alert' });
  const cancel = element('button', { type: 'button' }, texts.cancel);
  cancel.addEventListener('click', () => onCancel?.());
  const node = element(
    'form',
    { class: 'details', 'aria-label': texts.detailsTitle, 'data-alone': onCancel === null },
    ...[element('h3', {}, texts.detailsTitle), ...labels, element('label', {}, texts.message, message), problem],
    element(
      'div',
      { class: 'actions' },
      ...(onCancel === null ? [] : [cancel]),
      element('button', { type: 'submit', class: 'primary' }, texts.submit),
    ),
  );
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = inputs.flatMap((input) => {
      const value = input.value.trim();
      return value === '' ? [] : [{ name: input.name as keyof Details, value }];
    });
    problem.textContent = typed.some(({ name }) => name !== 'name') ? '' : texts.detailsNeeded;
    if (problem.textContent !== '') return;
    const lines = typed.map(({ name, value }) => `${texts[name]}: ${value}`);
    const contact = Object.fromEntries(typed.map(({ name, value }) => [name, value])) as Details;
    onSubmit({ text: [message.value.trim(), ...lines].filter((line) => line !== '').join('\n'), contact });
  });
  return { node, focus: () => inputs[0]?.focus() };
}
