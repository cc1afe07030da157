import { Alert, Group, NativeSelect, NavLink, Title } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { NotFound } from '../../app/screen-error.tsx';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { isSection, SECTIONS, type Section } from './sections.ts';
import classes from './settings.module.css';

const words = settingsTexts;
const NAMES = Object.keys(SECTIONS) as Section[];

/** Settings: their parts beside each other. */
export function SettingsScreen(): ReactNode {
  const { section } = useParams({ from: '/signed-in/settings/$section' });
  const may = useMay('settings');
  if (!isSection(section)) return <NotFound />;
  return (
    <>
      <ScreenHeader title={words.title} />
      {may ? (
        <Group align="flex-start" px="md" pb="md" gap="lg" wrap="nowrap">
          <Sections open={section} />
          <div className={classes['section']}>
            <PhoneSections open={section} />
            <Opened section={section} />
          </div>
        </Group>
      ) : (
        <Alert m="md" color="gray" variant="light">
          {words.notAllowed}
        </Alert>
      )}
    </>
  );
}

function Opened({ section }: { section: Section }): ReactNode {
  const Shown = SECTIONS[section];
  return (
    <>
      <Title order={2} size="h3" pb="xs">
        {words.sections[section]}
      </Title>
      <Shown />
    </>
  );
}

function Sections({ open }: { open: Section }): ReactNode {
  return (
    <nav aria-label={words.sectionsLabel} className={classes['sections']}>
      {NAMES.map((section) => (
        <NavLink
          key={section}
          component={Link}
          to={`/settings/${section}`}
          label={words.sections[section]}
          active={section === open}
          {...(section === open ? { 'aria-current': 'page' as const } : {})}
        />
      ))}
    </nav>
  );
}

function PhoneSections({ open }: { open: Section }): ReactNode {
  const navigate = useNavigate();
  return (
    <NativeSelect
      hiddenFrom="sm"
      pb="sm"
      aria-label={words.sectionsLabel}
      data={NAMES.map((value) => ({ value, label: words.sections[value] }))}
      value={open}
      onChange={({ currentTarget }) =>
        void navigate({ to: '/settings/$section', params: { section: currentTarget.value } })
      }
    />
  );
}
