import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

const SHOWN_AT_ONCE = 4;

/** What happened meanwhile, in the corner of every screen. */
export function Notices(): ReactNode {
  return <Notifications position="bottom-right" limit={SHOWN_AT_ONCE} />;
}
