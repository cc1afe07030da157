import { Anchor, Container } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contactTexts } from '../../texts/contact.ts';
import { ContactView } from './contact-view.tsx';

/** From here on details stand beside the conversation. */
const WIDE = '(min-width: 75em)';

/** A contact as a page of its own. */
export function ContactPage(): ReactNode {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId' });
  const { view = 'conversation', message } = useSearch({ from: '/signed-in/contacts/$contactId' });
  const navigate = useNavigate({ from: '/contacts/$contactId' });
  const wide = useMediaQuery(WIDE, matchMedia(WIDE).matches);
  return (
    <Container fluid px="md" py="sm" w="100%">
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/people" />}>
        <IconArrowLeft size={14} aria-hidden /> {contactTexts.toPeople}
      </Anchor>
      <ContactView
        key={contactId}
        contactId={contactId}
        wide={wide}
        headingOrder={1}
        view={view}
        messageId={message}
        onShow={(search) => void navigate({ search, replace: true })}
        onGone={() => void navigate({ to: '/people' })}
      />
    </Container>
  );
}
