import { Anchor, Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import classes from './contact.module.css';

const words = contactTexts.why;

interface WhyProps {
  readonly of: keyof ContactDetail['explain'];
  readonly contact: ContactDetail;
  readonly onMessage: (messageId: string) => void;
}

/** Why a value is what it is: the reason in words, the rule, and the messages, each leading to its place. */
export function WhyButton({ of, contact, onMessage }: WhyProps): ReactNode {
  const [opened, { toggle, close }] = useDisclosure();
  const { reason, since, confidence, rule, evidence } = contact.explain[of];
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      width={340}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="gray" aria-label={words[of]} onClick={toggle} data-why={of}>
          {words.short}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words[of]}>
        <Stack gap="xs">
          <Text size="sm" fw={600} tabIndex={-1} data-autofocus>
            {words[of]}
          </Text>
          <Text size="sm">{reason}</Text>
          {evidence.map(({ messageId, quote }) => (
            <div key={messageId} className={classes['quote']}>
              <Text size="sm" fs="italic" dir="auto" lineClamp={4}>
                “{quote}”
              </Text>
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => {
                  close();
                  onMessage(messageId);
                }}
              >
                {words.toMessage}
              </Anchor>
            </div>
          ))}
          <Text size="xs" c="dimmed">
            {words.since} <Time at={since} /> · {words.rule(rule.id, rule.version)}
            {confidence > 0 && ` · ${words.confidence(texts.words.percent(confidence))}`}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
