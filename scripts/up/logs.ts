import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

/** A log is cut at this size and the part before is kept as `<name>.1`, so a part's logs never take more than twice this. */
const LIMIT_BYTES = 20_000_000;
/** Far more than the last error takes, stack included. */
const TAIL_BYTES = 16_384;

/**
 * Cuts the log if it has grown too long. The writers append, so after the cut they go on at the start of the file; a line
 * written between copy and cut is lost, which a log can bear.
 */
export function boundLog(file: string): void {
  if (!existsSync(file) || statSync(file).size < LIMIT_BYTES) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    // A full disk, most likely: then the room is worth more than the older half of a log.
  }
  truncateSync(file, 0);
}

/** Where what is written next will begin. */
export const logEnd = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Why a part ended, as far as its log tells: the last line that reads like an error, else the last line.
 *
 * @param from where its last start began in the log: what an earlier one complained of is no reason any more
 */
export function lastWords(file: string, from = 0): string | undefined {
  const lines = tail(file, from)
    .split('\n')
    .map(plain)
    .filter((line) => line.text !== '');
  return (lines.findLast((line) => line.error) ?? lines.at(-1))?.text;
}

function tail(file: string, from: number): string {
  if (!existsSync(file)) return '';
  const { size } = statSync(file);
  // A log that was cut meanwhile begins anew.
  const start = Math.max(from > size ? 0 : from, size - TAIL_BYTES);
  const buffer = Buffer.alloc(size - start);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, start);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8');
}

/** pino (level 50 is error) and Temporal write JSON lines, PostgreSQL and a crashing Node plain ones. */
function plain(line: string): { text: string; error: boolean } {
  if (!line.startsWith('{')) {
    const text = line.replace(/^.*?\b(FATAL|PANIC|ERROR):\s+/, '').trim();
    return { text, error: /\b(FATAL|PANIC)\b|^\w*Error\b/.test(line) };
  }
  try {
    const { level, msg, err, error } = JSON.parse(line) as Record<string, unknown>;
    const detail = typeof error === 'string' ? error : (err as { message?: string } | undefined)?.message;
    const parts = [msg, detail].filter((part): part is string => typeof part === 'string' && part !== '');
    return { text: [...new Set(parts)].join(': '), error: typeof level === 'number' ? level >= 50 : level === 'ERROR' };
  } catch {
    // The first line of the tail is usually cut in half.
    return { text: '', error: false };
  }
}
