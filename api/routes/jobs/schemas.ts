import { z } from 'zod';
import { instantOut, uuid } from '../../schemas/common.ts';

/** What every request answers that makes a job. */
export const madeJob = z.object({ job: z.object({ id: uuid }) });

export const jobSchema = z
  .object({
    id: uuid,
    kind: z.string().describe('delete, tag, untag, stage, branch, reclassify, reanalyse or import'),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    total: z.int().describe('contacts it is about, or rows of a file; 0 until they have been counted'),
    done: z.int(),
    failed: z.int().describe('contacts that were gone, or could not be changed any more; rows that were not taken'),
    receipt: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'what a deletion removed, signed; what an import made; or the version that overtook a reclassification',
      ),
    createdAt: instantOut,
    finishedAt: instantOut.nullable(),
  })
  .meta({ id: 'Job' });
