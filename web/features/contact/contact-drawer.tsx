import { Drawer } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contactTexts } from '../../texts/contact.ts';
import { ContactView } from './contact-view.tsx';

/** A contact over the list, which stays where it was. */
export function ContactDrawer(): ReactNode {
  const { contactId } = useParams({ from: '/signed-in/people/$contactId' });
  const { view = 'conversation', message } = useSearch({ from: '/signed-in/people/$contactId' });
  const navigate = useNavigate({ from: '/people/$contactId' });
  const close = (): void =>
    void navigate({ to: '/people', search: ({ view: _view, message: _message, ...list }) => list });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={760}
      padding="md"
      title={contactTexts.title}
      closeButtonProps={{ 'aria-label': contactTexts.close }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <ContactView
        key={contactId}
        contactId={contactId}
        wide={false}
        headingOrder={3}
        view={view}
        messageId={message}
        onShow={(search) =>
          void navigate({ search: ({ view: _v, message: _m, ...list }) => ({ ...list, ...search }), replace: true })
        }
        onGone={close}
      />
    </Drawer>
  );
}
