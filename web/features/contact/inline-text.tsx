import { TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useRef, useState, type ReactNode } from 'react';

interface InlineTextProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly type?: 'text' | 'email' | 'tel' | 'number' | 'date';
  readonly onSave: (value: string) => void;
}

/** A text that is saved when one leaves it or presses Enter; Escape leaves it as it was. */
export function InlineText({ label, value, readOnly, type = 'text', onSave }: InlineTextProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  const done = (): void => {
    const changed = draft?.trim();
    setDraft(null);
    if (!isLeft.current && changed !== undefined && changed !== value) onSave(changed);
    isLeft.current = false;
  };
  const leave = (): void => {
    isLeft.current = true;
    input.current?.blur();
  };
  return (
    <TextInput
      ref={input}
      size="sm"
      label={label}
      type={type}
      readOnly={readOnly}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        // In a drawer the key would close everything instead of this field.
        if (event.key === 'Escape' && draft !== null) event.stopPropagation();
        getHotkeyHandler([
          ['Enter', () => input.current?.blur()],
          ['Escape', leave],
        ])(event);
      }}
    />
  );
}
