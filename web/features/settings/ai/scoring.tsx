import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CategoryWeights } from './category-weights.tsx';
import { GradeThresholds } from './grade-thresholds.tsx';
import { Signals } from './signals.tsx';

/** What adds and takes points, how strongly, and which grade they make. */
export function Scoring(): ReactNode {
  return (
    <Stack gap="xl">
      <Signals />
      <CategoryWeights />
      <GradeThresholds />
    </Stack>
  );
}
