import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import type { Contact } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { paletteTexts } from '../../texts/palette.ts';
import { calledAs } from '../people/contact-name.tsx';
import { isCalled, otherCommands, screenCommands, type Command } from './actions.ts';

const words = paletteTexts;
const PAUSE_MS = 150;
const PEOPLE = 6;
const LONGEST = 14;

const asAction = ({ id, label, run }: Command): SpotlightActionData => ({ id, label, onClick: run });

/** One box for every screen, every person and what is often done; opened by Ctrl K or ⌘ K. */
export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const navigate = useNavigate();
  const maySet = useMay('settings');
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim());
  useEffect(() => spotlight.open(), []);
  const called = (commands: readonly Command[]): SpotlightActionData[] =>
    commands.filter(({ label }) => isCalled(label, query.trim())).map(asAction);
  const groups = [
    { group: words.people, actions: people.map((contact) => personAction(contact, navigate)) },
    { group: words.screens, actions: called(screenCommands(navigate, maySet)) },
    { group: words.actions, actions: called(otherCommands(navigate)) },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      // Both the server and the lists above have looked for the query already.
      filter={(_query, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      limit={LONGEST}
      scrollable
      maxHeight={420}
      nothingFound={words.nothing}
      attributes={{ content: { 'aria-label': words.label } }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: words.label,
        'aria-label': words.label,
      }}
    />
  );
}

/** Whoever is called or reached like this; nobody for less than two characters. */
function usePeople(typed: string): readonly Contact[] {
  const [q] = useDebouncedValue(typed, PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['contacts', 'palette', q],
    queryFn: async ({ signal }) =>
      body(await api.GET('/v1/contacts', { params: { query: { q, limit: PEOPLE } }, signal })).items,
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  return typed.length > 1 && data !== undefined ? data : [];
}

function personAction(contact: Contact, navigate: ReturnType<typeof useNavigate>): SpotlightActionData {
  const called = calledAs(contact);
  const reach = [contact.company, contact.email, contact.phone].filter((each) => each !== null && each !== called);
  return {
    id: contact.id,
    label: called,
    description: reach.join(' · '),
    onClick: () => void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } }),
  };
}
