import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The bundled conversations; their sources and licences are in the README beside them. */
export const sampleFile = fileURLToPath(new URL('../../data/sample/conversations.jsonl', import.meta.url));

const sampleConversation = z.object({
  id: z.string(),
  source: z.enum(['sgd', 'multidogo', 'firecs', 'smsa', 'wisesight', 'brighter', 'xsid']),
  /** ISO 639. */
  language: z.string(),
  sector: z.string(),
  turns: z.array(z.tuple([z.enum(['customer', 'agent']), z.string().min(1)])).min(1),
});

/** One real conversation between a customer and a business, oldest turn first. */
export interface SampleConversation {
  readonly id: string;
  readonly source: z.infer<typeof sampleConversation>['source'];
  readonly language: string;
  readonly sector: string;
  readonly turns: readonly (readonly ['customer' | 'agent', string])[];
}

/** All conversations of the sample, in the file's order. */
export function readSample(): SampleConversation[] {
  const lines = readFileSync(sampleFile, 'utf8').trimEnd().split('\n');
  return lines.map((line) => sampleConversation.parse(JSON.parse(line)));
}
