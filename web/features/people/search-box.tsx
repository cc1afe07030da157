import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import { usePeopleSearch } from './use-people-search.ts';

/** Long enough to be a pause in typing, short enough to feel like none. */
const PAUSE_MS = 180;

/** Searches as one types; `/` comes here from anywhere on the screen, Esc goes back to the list. */
export function SearchBox(): ReactNode {
  const [{ q = '' }, change] = usePeopleSearch();
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(q);
  const search = useDebouncedCallback((words: string) => {
    typed.current = words;
    // Each letter in the history would make "back" useless.
    change(({ q: _before, ...rest }) => (words === '' ? rest : { ...rest, q: words }), { replace: true });
  }, PAUSE_MS);
  // Another address (back, a saved view) has its own words; what was typed here is already shown.
  useEffect(() => {
    if (q === typed.current) return;
    typed.current = q;
    setText(q);
  }, [q]);
  const set = (words: string): void => {
    setText(words);
    search(words.trim());
  };
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={texts.people.search}
      placeholder={texts.people.search}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        text === '' ? (
          <Kbd size="xs" aria-hidden>
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={texts.people.clearSearch} onClick={() => set('')} />
        )
      }
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur();
      }}
      flex={1}
      miw={160}
      maw={460}
    />
  );
}
