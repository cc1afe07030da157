import type { z } from 'zod';
import { BadEvidence } from './evidence.ts';

/** A model's text as what it was asked for. @throws BadEvidence when it is not that: worth asking once more. */
export function parseAnswer<T>(text: string | null, schema: z.ZodType<T>): T {
  if (text === null) throw new BadEvidence('the answer was empty or cut off');
  // Servers without a JSON mode tend to wrap the object in a code fence.
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BadEvidence('the answer was not JSON');
  }
  const answer = schema.safeParse(value);
  if (!answer.success)
    throw new BadEvidence(`the answer does not fit at ${answer.error.issues[0]?.path.join('.') ?? ''}`);
  return answer.data;
}
