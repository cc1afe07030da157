import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSignOut, useSwitchWorkspace, type Session } from '../api/session.ts';
import { texts } from '../texts/texts.ts';
import classes from './account-menu.module.css';

const words = texts.shell;

const SCHEMES = [
  { scheme: 'light', label: words.lightColors, Icon: IconSun },
  { scheme: 'dark', label: words.darkColors, Icon: IconMoon },
  { scheme: 'auto', label: words.systemColors, Icon: IconDeviceDesktop },
] as const;

/** Who is signed in: other workspaces, colours, sign-out. */
export function AccountMenu({ session }: { session: Session }): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const change = useSwitchWorkspace();
  const name = session.user?.name ?? words.account;
  return (
    <Menu position="top-start" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes['button']} aria-label={`${words.account}: ${name}`}>
          <Avatar name={name} color="initials" radius="xl" size={32} aria-hidden />
          <span className={classes['who']}>
            <Text size="sm" truncate>
              {name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {session.user?.email}
            </Text>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {session.workspaces.length > 1 && (
          <>
            <Menu.Label>{words.workspaces}</Menu.Label>
            {session.workspaces.map(({ id, name: workspace }) => (
              <Menu.Item
                key={id}
                rightSection={id === session.workspace.id && <IconCheck size={16} />}
                onClick={() => change.mutate(id)}
              >
                {workspace}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {SCHEMES.map(({ scheme, label, Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={scheme === colorScheme && <IconCheck size={16} />}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
