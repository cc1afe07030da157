import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import type { Session } from '../api/session.ts';
import { useLiveStream } from '../api/use-live.ts';
import { useNewcomers } from '../api/users.ts';
import { texts } from '../texts/texts.ts';
import { AccountMenu } from './account-menu.tsx';
import { LiveMark } from './live-mark.tsx';
import { Navigation } from './navigation.tsx';
import { PaletteButton } from './palette-button.tsx';
import classes from './shell.module.css';

const words = texts.shell;

/** Navigation, account and the screen. A phone has the navigation behind a button and a bar on top. */
export function Shell({ session }: { session: Session }): ReactNode {
  useLiveStream();
  useNewcomers();
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
    >
      <a href="#content" className={classes['skip']}>
        {words.skipToContent}
      </a>
      {/* Not a banner: a drawer over the screen brings its own, and a page has one. */}
      <AppShell.Header hiddenFrom="sm" px="sm" role="none">
        <Group h="100%" gap="sm" role="region" aria-label={words.product}>
          <Burger
            opened={opened}
            onClick={toggle}
            size="sm"
            aria-label={opened ? words.closeNavigation : words.openNavigation}
            aria-expanded={opened}
          />
          <Brand />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={words.navigation}>
        <AppShell.Section px="xs" py="sm">
          <Group justify="space-between" wrap="nowrap">
            <Brand workspace={session.workspace.name} />
            <Burger hiddenFrom="sm" opened onClick={close} size="sm" aria-label={words.closeNavigation} />
          </Group>
        </AppShell.Section>
        <AppShell.Section grow className={classes['screens'] ?? ''}>
          <PaletteButton />
          <Navigation />
        </AppShell.Section>
        <AppShell.Section>
          <LiveMark />
          <AccountMenu session={session} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes['main'] ?? ''}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function Brand({ workspace }: { workspace?: string }): ReactNode {
  return (
    <Group gap="xs" wrap="nowrap" miw={0}>
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <div className={classes['brand']}>
        <Text fw={700} lh={1.2}>
          {words.product}
        </Text>
        {workspace !== undefined && (
          <Text size="xs" c="dimmed" truncate>
            {workspace}
          </Text>
        )}
      </div>
    </Group>
  );
}
