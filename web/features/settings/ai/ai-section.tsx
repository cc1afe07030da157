import { Tabs, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { SettingsForm } from '../settings-form.tsx';
import { BusinessProfile } from './business-profile.tsx';
import { ModelUse } from './model-use.tsx';
import { MoodAndMarks } from './mood-and-marks.tsx';
import { ReviewRules } from './review-rules.tsx';
import { Scoring } from './scoring.tsx';
import { StatusThresholds } from './status-thresholds.tsx';

const words = settingsTexts.ai;

const PARTS = {
  business: BusinessProfile,
  status: StatusThresholds,
  scoring: Scoring,
  mood: MoodAndMarks,
  reviews: ReviewRules,
  model: ModelUse,
} as const;
type Part = keyof typeof PARTS;

/** Settings > AI: all of it is one draft, whichever part is open. */
export function AiSection(): ReactNode {
  const [open, setOpen] = useState<Part>('business');
  const Shown = PARTS[open];
  return (
    <SettingsForm preview>
      <Text size="sm" c="dimmed">
        {words.intro}
      </Text>
      <Tabs value={open} onChange={(tab) => tab !== null && setOpen(tab as Part)} keepMounted={false}>
        <Tabs.List aria-label={settingsTexts.sections.ai}>
          {(Object.keys(PARTS) as Part[]).map((part) => (
            <Tabs.Tab key={part} value={part}>
              {words.tabs[part]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open} pt="md">
          <Shown />
        </Tabs.Panel>
      </Tabs>
    </SettingsForm>
  );
}
