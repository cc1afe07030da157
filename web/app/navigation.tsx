import { Badge, Divider, NavLink, Text, VisuallyHidden } from '@mantine/core';
import {
  IconBell,
  IconChartBar,
  IconMessageChatbot,
  IconSend,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOpenWork } from '../api/open-work.ts';
import { useMay } from '../api/session.ts';
import { texts } from '../texts/texts.ts';

const words = texts.shell;

/** The screens there are, with how much waits in each. */
export function Navigation(): ReactNode {
  const { followUps, reviews } = useOpenWork();
  const maySet = useMay('settings');
  return (
    <>
      <Entry to="/people" label={words.people} icon={IconUsers} />
      <Entry
        to="/reviews"
        label={words.reviews}
        icon={IconBell}
        {...(reviews ? { waiting: { n: reviews, said: words.reviewsOpen(reviews) } } : {})}
      />
      <Entry to="/assistant" label={words.assistant} icon={IconMessageChatbot} />
      <Text size="xs" c="dimmed" fw={600} px="sm" pt="md" pb={4}>
        {words.automations}
      </Text>
      <Entry
        to="/automations/follow-up"
        label={words.followUps}
        icon={IconSend}
        {...(followUps ? { waiting: { n: followUps, said: words.followUpsWaiting(followUps) } } : {})}
      />
      <Divider my="sm" />
      <Entry to="/analytics" label={words.analytics} icon={IconChartBar} />
      {maySet && <Entry to="/settings" label={words.settings} icon={IconSettings} />}
    </>
  );
}

interface EntryProps {
  readonly to: '/people' | '/automations/follow-up' | '/reviews' | '/assistant' | '/analytics' | '/settings';
  readonly label: string;
  readonly icon: Icon;
  readonly waiting?: { readonly n: number; readonly said: string };
}

function Entry({ to, label, icon: Mark, waiting }: EntryProps): ReactNode {
  const { pathname } = useLocation();
  const active = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      active={active}
      {...(active ? { 'aria-current': 'page' as const } : {})}
      leftSection={<Mark size={20} aria-hidden />}
      rightSection={
        waiting && (
          <Badge size="sm" circle={waiting.n < 10} variant="filled" color="red.9">
            <span aria-hidden>{waiting.n > 99 ? '99+' : waiting.n}</span>
            <VisuallyHidden>{waiting.said}</VisuallyHidden>
          </Badge>
        )
      }
    />
  );
}
