import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const HISTORIES = fileURLToPath(new URL('./histories/', import.meta.url));

export interface Recording {
  readonly file: string;
  readonly scenario: string;
  /** As it stands in the file. */
  readonly json: string;
}

/** What was recorded, one run of a workflow in each file. */
export function recordings(): Recording[] {
  return readdirSync(HISTORIES)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      file,
      scenario: file.replace(/\.\d+\.json$/, ''),
      json: readFileSync(`${HISTORIES}${file}`, 'utf8'),
    }));
}
