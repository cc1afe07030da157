import { Alert, Grid, Skeleton, Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useContact, useLiveContact } from '../../api/use-contact.ts';
import { Failed } from '../../app/screen-error.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { ContactFollowUps } from './contact-follow-ups.tsx';
import { ContactHeader } from './contact-header.tsx';
import { VIEWS, type ContactSearch, type ContactTab } from './contact-search.ts';
import { Conversation } from './conversation.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { Journey } from './journey.tsx';
import { ScorePanel } from './score-panel.tsx';
import { TimelineList } from './timeline-list.tsx';
import classes from './contact.module.css';

const words = contactTexts;

interface ViewProps {
  readonly contactId: string;
  /** Details have a place of their own beside the rest. */
  readonly wide: boolean;
  readonly headingOrder: 1 | 3;
  readonly view: ContactTab;
  readonly messageId: string | undefined;
  readonly onShow: (search: ContactSearch) => void;
  readonly onGone: () => void;
}

/** Everything about one contact, in a drawer or on a page. */
export function ContactView(props: ViewProps): ReactNode {
  const { contactId } = props;
  const { data: contact, error, refetch } = useContact(contactId);
  useLiveContact(contactId);
  if (error instanceof ApiProblem && error.status === 404) return <Alert color="gray">{words.deletedMeanwhile}</Alert>;
  if (contact) return <LoadedContact {...props} contact={contact} />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack aria-busy aria-label={words.loading}>
      <Skeleton h={56} w={320} />
      <Skeleton h={72} />
      <Skeleton h={360} />
    </Stack>
  );
}

function LoadedContact({
  contact,
  wide,
  headingOrder,
  view,
  messageId,
  onShow,
  onGone,
}: ViewProps & { contact: ContactDetail }): ReactNode {
  const toMessage = (message: string): void => onShow({ message });
  const tabs = VIEWS.filter((tab) => !(wide && tab === 'details'));
  const shown = tabs.includes(view) ? view : 'conversation';
  const aside = (
    <Stack gap="lg">
      <ScorePanel contact={contact} onMessage={toMessage} />
      <DetailsPanel contact={contact} />
    </Stack>
  );
  const main = (
    <Stack gap="md">
      <Journey contact={contact} onMessage={toMessage} />
      <Tabs value={shown} onChange={(tab) => onShow({ view: tab as ContactTab })} keepMounted={false}>
        <Tabs.List aria-label={words.title} className={classes['tabList'] ?? ''}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {words.views[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown} pt="md">
          {shown === 'conversation' && <Conversation contact={contact} messageId={messageId} />}
          {shown === 'timeline' && <TimelineList contactId={contact.id} onMessage={toMessage} />}
          {shown === 'followUps' && <ContactFollowUps contact={contact} />}
          {shown === 'details' && aside}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
  return (
    <Stack gap="md">
      <ContactHeader contact={contact} headingOrder={headingOrder} onMessage={toMessage} onGone={onGone} />
      {wide ? (
        <Grid gap="xl">
          <Grid.Col span={8}>{main}</Grid.Col>
          <Grid.Col span={4}>{aside}</Grid.Col>
        </Grid>
      ) : (
        main
      )}
    </Stack>
  );
}
