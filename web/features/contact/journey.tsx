import { Group, Stepper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useContactEdit } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { Explain } from '../../design/explain.tsx';
import { useNow } from '../../design/time.tsx';
import { STAGES } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { timeInStages } from './stage-times.ts';
import { LockMark } from './status-control.tsx';
import { WhyButton } from './why-button.tsx';
import classes from './contact.module.css';

const words = contactTexts;

interface JourneyProps {
  readonly contact: ContactDetail;
  readonly onMessage: (messageId: string) => void;
}

/** The five stages with the time spent in each; pressing one sets it. */
export function Journey({ contact, onMessage }: JourneyProps): ReactNode {
  const edit = useContactEdit(contact.id);
  const mayDecide = useMay('decide');
  const narrow = useMediaQuery('(max-width: 48em)', matchMedia('(max-width: 48em)').matches);
  const active = STAGES.indexOf(contact.stage);
  const spent = timeInStages(contact.stageHistory, useNow());
  return (
    <section aria-label={words.journeyTitle}>
      <Group gap={4} mb={6} mih={28}>
        <Text size="sm" fw={600}>
          {words.journeyTitle}
        </Text>
        <Explain word="stage" label={words.journeyTitle} />
        <Text size="sm" c="dimmed">
          {texts.words.stage[contact.stage]} · {texts.words.stagePhase[contact.stage]}
        </Text>
        <WhyButton of="stage" contact={contact} onMessage={onMessage} />
        <LockMark contact={contact} lock="stage" />
      </Group>
      <Stepper
        active={active}
        labelPosition={narrow ? 'bottom' : 'right'}
        size="xs"
        iconSize={narrow ? 24 : 28}
        wrap={false}
        className={classes['journey'] ?? ''}
        classNames={{ stepLabel: classes['step'] ?? '', stepDescription: classes['step'] ?? '' }}
        onStepClick={(index) => {
          const stage = STAGES[index];
          if (stage && mayDecide) edit.mutate({ type: 'stage', stage });
        }}
      >
        {STAGES.map((stage, index) => (
          <Stepper.Step
            key={stage}
            label={texts.words.stage[stage]}
            description={inWords(spent[stage], index < active)}
            allowStepSelect={mayDecide && stage !== contact.stage}
            data-stage={stage}
            aria-label={`${texts.words.stage[stage]}, ${inWords(spent[stage], index < active)}`}
            {...(mayDecide ? { title: words.setStage(texts.words.stage[stage]) } : {})}
            {...(stage === contact.stage ? { 'aria-current': 'step' as const } : {})}
          />
        ))}
      </Stepper>
    </section>
  );
}

const MINUTE_MS = 60_000;

function inWords(ms: number | undefined, isPassed: boolean): string {
  if (ms === undefined) return isPassed ? words.skipped : words.notYet;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes >= 2 * 24 * 60) return words.spent.days(Math.floor(minutes / (24 * 60)));
  if (minutes >= 120) return words.spent.hours(Math.floor(minutes / 60));
  return minutes >= 1 ? words.spent.minutes(minutes) : words.spent.moment;
}
