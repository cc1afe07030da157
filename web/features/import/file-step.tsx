import '@mantine/dropzone/styles.css';
import { Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { importTexts as words } from '../../texts/import.ts';
import type { Importing } from './use-import.ts';

/** Spreadsheets, and the types that browsers know CSV by: on Windows with Excel it is Excel's own. */
const ACCEPTED = {
  'text/csv': ['.csv', '.tsv', '.txt'],
  'text/plain': ['.csv', '.tsv', '.txt'],
  'text/tab-separated-values': ['.tsv'],
  'application/vnd.ms-excel': ['.csv'],
};

export function FileStep({ importing }: { importing: Importing }): ReactNode {
  const [refused, setRefused] = useState(false);
  return (
    <Dropzone
      onDrop={([file]) => {
        setRefused(false);
        if (file) importing.choose(file);
      }}
      onReject={() => setRefused(true)}
      loading={importing.choosing}
      accept={ACCEPTED}
      multiple={false}
      inputProps={{ 'aria-label': words.drop }}
      py="xl"
    >
      <Stack align="center" gap="xs">
        <IconFileTypeCsv size={48} stroke={1.2} aria-hidden />
        <Text fw={500}>{words.drop}</Text>
        <Text size="sm" c="dimmed" ta="center">
          {words.dropHint}
        </Text>
        {refused && (
          <Text size="sm" c="red" role="alert">
            {words.notCsv}
          </Text>
        )}
      </Stack>
    </Dropzone>
  );
}
