import { pino, type DestinationStream, type Logger } from 'pino';

const FRAME = /^\s+at /;

/**
 * An error without its words: messages of Postgres, knex, zod and model providers quote the values they fail on, which are
 * customers' names and texts. What is left finds the place in the code and the rule that was broken.
 */
export function withoutWords(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, column, constraint, routine, cause } = error as Error & Record<string, unknown>;
  return {
    type: error.name,
    ...Object.fromEntries(
      Object.entries({ code, table, column, constraint, routine }).filter(([, value]) => typeof value === 'string'),
    ),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .join('\n'),
    ...(cause === undefined ? {} : { cause: withoutWords(cause) }),
  };
}

/** The log of one process: JSON lines on standard output, errors without their words. */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  return pino(
    { name, level, serializers: { err: withoutWords, error: withoutWords } },
    destination ?? pino.destination(1),
  );
}
