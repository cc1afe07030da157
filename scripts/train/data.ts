import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** A labelled conversation, as data/eval/README.md describes. Only labels that training or evaluation reads are named. */
const record = z.object({
  id: z.string(),
  conversation: z.array(z.object({ role: z.enum(['customer', 'agent']), text: z.string() })).min(1),
  labels: z.looseObject({
    domain: z.string().optional(),
    service: z.string().optional(),
    score: z.number().optional(),
    sentiment: z.string().optional(),
    sentiment3: z.string().optional(),
    polarity: z.string().optional(),
    frustration: z.boolean().optional(),
    promise: z.boolean().optional(),
    buyingIntent: z.boolean().optional(),
    stage: z.string().optional(),
    stageAlt: z.string().optional(),
    status: z.string().optional(),
    cued: z.boolean().optional(),
    contact: z.record(z.string(), z.string().nullable()).optional(),
  }),
});
export type LabelledRecord = z.infer<typeof record>;

/** The side of the data that a file is on: `train` is only trained on, `dev` is trained on and, by folds, evaluated on. */
export type Side = 'dev' | 'train';

/** The records of one file, and the hash of its bytes. */
export function readRecords(
  side: Side,
  name: string,
): { readonly records: readonly LabelledRecord[]; readonly hash: string } {
  const bytes = gunzipSync(readFileSync(new URL(`../../data/eval/${side}/${name}.jsonl.gz`, import.meta.url)));
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  return {
    records: lines.map((line) => record.parse(JSON.parse(line))),
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}
