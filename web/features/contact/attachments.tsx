import { Anchor, Stack } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { contactTexts } from '../../texts/contact.ts';
import classes from './contact.module.css';

const words = contactTexts.transcript;

interface Attachment {
  readonly type?: string;
  readonly url?: string;
  readonly name?: string | null;
}

/** Pictures are shown; everything else is a link. Only https: what a channel sends must run nothing here. */
export function Attachments({ attachments }: { attachments: readonly unknown[] }): ReactNode {
  if (attachments.length === 0) return null;
  return (
    <Stack gap={6} mt={6} align="flex-start">
      {(attachments as readonly Attachment[]).map(({ type, url = '', name }, index) => {
        const called = name ?? words.attachment;
        const isSafe = url.startsWith('https://');
        if (!isSafe) return <span key={index}>{called}</span>;
        return (
          <Anchor
            key={index}
            href={url}
            target="_blank"
            rel="noreferrer noopener"
            size="sm"
            c="inherit"
            underline="always"
            aria-label={words.openAttachment(called)}
          >
            {type === 'image' ? (
              <img src={url} alt={called} className={classes['picture']} loading="lazy" referrerPolicy="no-referrer" />
            ) : (
              <>
                <IconPaperclip size={14} aria-hidden /> {called}
              </>
            )}
          </Anchor>
        );
      })}
    </Stack>
  );
}
