import { Button, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { automationsTexts } from '../../texts/automations.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { SettingsForm } from '../settings/settings-form.tsx';
import { ChannelOrder } from './channel-order.tsx';
import { CustomRules } from './custom-rules.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { Sending } from './sending.tsx';
import { StopSwitch } from './stop-switch.tsx';
import { Triggers } from './triggers.tsx';

const words = automationsTexts;

/** Automations > Follow-up > Configuration. */
export function FollowUpConfigurationScreen(): ReactNode {
  const may = useMay('settings');
  return (
    <>
      <ScreenHeader title={words.title}>
        <Button
          component={Link}
          to="/automations/follow-up"
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {words.back}
        </Button>
      </ScreenHeader>
      <Stack px="md" pb="md" maw={900}>
        <Text c="dimmed" size="sm">
          {may ? words.intro : settingsTexts.notAllowed}
        </Text>
        {may && (
          <SettingsForm preview={false}>
            <StopSwitch />
            <Sending />
            <Triggers />
            <CustomRules />
            <QuietHours />
            <ChannelOrder />
          </SettingsForm>
        )}
      </Stack>
    </>
  );
}
