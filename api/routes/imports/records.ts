import { promisify } from 'node:util';
import { CsvError, parse, type Info, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FileRow } from '../../../db/repositories/import-blocks.ts';
import { Problem } from '../../problem.ts';
import { decode } from './decode.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Text by which the separator is told. */
const HEAD = 64 * 1024;
/** Characters; a quote that is never closed would otherwise take the whole file for one row. */
const LONGEST_ROW = 1024 * 1024;
const MOST_COLUMNS = 500;

const OPTIONS = {
  bom: true,
  // Rows of other lengths than the heading are refused one by one, and stray quotes are text.
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  max_record_size: LONGEST_ROW,
} as const satisfies Options;

export interface FileOptions {
  readonly encoding?: string | undefined;
  readonly separator?: Separator | undefined;
}

export interface OpenFile {
  readonly separator: Separator;
  readonly encoding: () => string;
  readonly header: readonly string[];
  /** Some at a time. */
  readonly rows: AsyncIterable<readonly FileRow[]>;
}

/**
 * Opens a CSV file as it comes in: its heading at once, its rows as they come, in constant memory.
 *
 * @throws Problem 422 `empty_file`, or `unreadable_file` (also in the course of the rows)
 */
export async function openFile(file: AsyncIterable<Buffer>, options: FileOptions): Promise<OpenFile> {
  const { text, encoding } = decode(file, options.encoding);
  let head = '';
  let ended = false;
  while (head.length < HEAD && !ended) {
    const next = await text.next();
    if (next.done === true) ended = true;
    else head += next.value;
  }
  const separator = options.separator ?? separatorOf(head, ended);
  const records = recordsOf(head, text, separator);
  const first = await records.next();
  if (first.done === true) throw new Problem(422, 'empty_file', 'The file has no heading and no rows.');
  const [heading, ...others] = first.value;
  const header = heading[1].map((each) => each.trim());
  if (header.length > MOST_COLUMNS) {
    throw new Problem(422, 'unreadable_file', `The heading has more than ${String(MOST_COLUMNS)} columns.`);
  }
  async function* rows(): AsyncGenerator<readonly FileRow[]> {
    try {
      yield others;
      yield* records;
    } finally {
      // Also for who stops at the very first: the file is let go of, or the rest of it would stay on the wire.
      await records.return(undefined);
    }
  }
  return { separator, encoding, header, rows: rows() };
}

/** The separator by which most rows have as many columns as the first, and that has the more columns. */
function separatorOf(head: string, whole: boolean): Separator {
  // A last line that was cut would count as one of fewer columns.
  const lines = whole ? head : head.slice(0, head.lastIndexOf('\n') + 1);
  const scores = SEPARATORS.map((separator) => ({ separator, score: scoreOf(lines, separator) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).separator;
}

const COMPARED = 50;

function scoreOf(lines: string, separator: Separator): number {
  try {
    const rows = parseAtOnce(lines, { ...OPTIONS, delimiter: separator, to: COMPARED });
    const columns = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === columns).length;
    return columns < 2 ? 0 : columns * (alike / rows.length) ** 2;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // By this separator it is no CSV; whether by another one, the others say.
    return 0;
  }
}

type Some = [FileRow, ...FileRow[]];

/**
 * The rows of each piece of text together. Handing them on one by one, through a stream of objects, took more time than reading
 * them.
 */
async function* recordsOf(head: string, rest: AsyncGenerator<string>, separator: Separator): AsyncGenerator<Some> {
  let read: FileRow[] = [];
  const parser = parse({
    ...{ ...OPTIONS, delimiter: separator },
    on_record: (record: string[], info) => {
      read.push([firstLineOf(record, info), record]);
      return null;
    },
  });
  // What is wrong with the text is told to whoever hands it over; without a listener it would end the process as well.
  parser.on('error', () => undefined).resume();
  const handOver = promisify<string, void>((text, done) => parser.write(text, done));
  const finish = promisify((done: (error?: Error | null) => void) => parser.end(done));
  const taken = (): Some[] => {
    const [first, ...others] = read;
    read = [];
    return first === undefined ? [] : [[first, ...others]];
  };
  try {
    await handOver(head);
    yield* taken();
    for await (const text of rest) {
      await handOver(text);
      yield* taken();
    }
    await finish();
    yield* taken();
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    parser.destroy();
    await rest.return(undefined);
  }
}

/** The parser counts lines to a row's end; people look for its beginning. */
const firstLineOf = (record: readonly string[], { lines }: Pick<Info, 'lines'>): number =>
  lines - record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function unreadable({ lines }: CsvError & { readonly lines?: number }): Problem {
  const place = lines === undefined ? '' : ` from line ${String(lines)} on`;
  return new Problem(422, 'unreadable_file', `The file cannot be read as CSV${place}; a quote may not be closed.`);
}
