import { z } from 'zod';
import { instantOut } from '../common.ts';

const counts = z
  .record(z.string(), z.int())
  .describe('how many contacts each value would keep, under all filters but its own group');

export const facetsSchema = z.object({
  total: z.int(),
  status: counts,
  source: counts,
  channel: counts,
  stage: counts,
  grade: counts,
  sentiment: counts,
  tag: counts.describe('by id'),
  branch: counts.describe('by id'),
  vip: counts,
  atRisk: counts,
  asOf: instantOut
    .optional()
    .describe('when the counts of more than 10,000 matches were taken; missing when all are exact'),
});

export type FacetsBody = z.infer<typeof facetsSchema>;
