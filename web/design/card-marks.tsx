import { Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconCrownFilled, IconMail, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Contact, Stage } from '../api/contacts.ts';
import { texts } from '../texts/texts.ts';
import { STAGES } from './vocabulary.ts';
import { Hint } from './hint.tsx';
import classes from './card-marks.module.css';

const words = texts.words;

/** Green when there is an address, gray when there is none; product.md section 2. */
export function ReachMarks({ contact }: { contact: Pick<Contact, 'email' | 'phone'> }): ReactNode {
  const email = contact.email === null ? words.emailMissing : words.emailThere(contact.email);
  const phone = contact.phone === null ? words.phoneMissing : words.phoneThere(contact.phone);
  return (
    <Group gap={6} wrap="nowrap">
      <Hint label={email}>
        <IconMail
          size={18}
          role="img"
          aria-label={email}
          className={classes[contact.email === null ? 'missing' : 'there']}
        />
      </Hint>
      <Hint label={phone}>
        <IconPhone
          size={18}
          role="img"
          aria-label={phone}
          className={classes[contact.phone === null ? 'missing' : 'there']}
        />
      </Hint>
    </Group>
  );
}

/** Purple crown for a VIP, red alert for one at risk. */
export function FlagMarks({ contact }: { contact: Pick<Contact, 'vip' | 'atRisk'> }): ReactNode {
  return (
    <>
      {contact.vip && (
        <Hint label={words.vip}>
          <IconCrownFilled size={18} role="img" aria-label={words.vip} className={classes['vip']} />
        </Hint>
      )}
      {contact.atRisk && (
        <Hint label={words.atRisk}>
          <IconAlertTriangleFilled size={18} role="img" aria-label={words.atRisk} className={classes['atRisk']} />
        </Hint>
      )}
    </>
  );
}

/** The stage by its word and its place among the five. */
export function StageMark({ stage }: { stage: Stage }): ReactNode {
  const place = STAGES.indexOf(stage) + 1;
  const label = words.stageOf(words.stage[stage], place, STAGES.length);
  return (
    <div role="img" aria-label={label}>
      <Text size="sm" lh={1.3} aria-hidden>
        {words.stage[stage]}
      </Text>
      <Group gap={3} wrap="nowrap" mt={3} aria-hidden>
        {STAGES.map((each, index) => (
          <span key={each} className={classes[index < place ? 'stepDone' : 'step']} />
        ))}
      </Group>
    </div>
  );
}

/** How much of what the workspace wants to know is known. */
export function CompletenessMark({ share }: { share: number }): ReactNode {
  const percent = words.percent(share);
  return (
    <Hint label={words.completeness(percent)}>
      <Group gap={6} wrap="nowrap">
        <Progress.Root size="sm" w={44}>
          <Progress.Section value={share * 100} color="indigo" aria-label={words.completeness(percent)} />
        </Progress.Root>
        <Text size="xs" c="dimmed" aria-hidden>
          {percent}
        </Text>
      </Group>
    </Hint>
  );
}
