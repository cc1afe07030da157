import type { useNavigate } from '@tanstack/react-router';
import { paletteTexts } from '../../texts/palette.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = paletteTexts;
const WEEK_MS = 7 * 86_400_000;

/** Something that the palette does. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** Every screen that the person may open. */
export function screenCommands(navigate: ReturnType<typeof useNavigate>, maySet: boolean): readonly Command[] {
  const shell = texts.shell;
  const to = (path: string, label: string): Command => ({
    ...{ id: path, label },
    run: () => void navigate({ to: path }),
  });
  const sections = Object.entries(settingsTexts.sections);
  return [
    to('/people', shell.people),
    to('/reviews', shell.reviews),
    to('/assistant', shell.assistant),
    to('/automations/follow-up', shell.followUps),
    to('/analytics', shell.analytics),
    ...(maySet
      ? [
          to('/automations/follow-up/configuration', words.configuration),
          ...sections.map(([section, name]) => to(`/settings/${section}`, words.settings(name))),
        ]
      : []),
  ];
}

/** What is often looked for, and what can be taken away. */
export function otherCommands(navigate: ReturnType<typeof useNavigate>): readonly Command[] {
  return [
    { id: 'at-risk', label: words.atRisk, run: () => void navigate({ to: '/people', search: { atRisk: ['true'] } }) },
    {
      id: 'new-people',
      label: words.newPeople,
      run: () => {
        const firstSeenAfter = new Date(Date.now() - WEEK_MS).toISOString();
        void navigate({ to: '/people', search: { firstSeenAfter } });
      },
    },
    { id: 'export', label: words.exportAll, run: () => location.assign('/v1/contacts/export.csv') },
  ];
}

/** Whether all words of the query stand in the label, in any order. */
export function isCalled(label: string, query: string): boolean {
  const name = label.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}
