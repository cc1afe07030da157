import knex from 'knex';
import { describe, expect, it } from 'vitest';
import { toProblem } from '../../api/plugins/errors.ts';

const withCode = (code: string): Error => Object.assign(new Error('boom'), { code });

describe('an error nobody handled', () => {
  it.each([
    ['a pool that is full', new knex.KnexTimeoutError('full'), 503],
    ['a database that shuts down', withCode('57P01'), 503],
    ['a connection that was cut', new Error('Connection terminated unexpectedly'), 503],
    ['a deadlock after all retries', withCode('40P01'), 503],
    ['a row that must not be', withCode('23514'), 500],
    ['a mistake of ours', new TypeError('x is not a function'), 500],
    ['no error at all', 'text', 500],
  ])('%s is a %s', (_what, error, status) => {
    const problem = toProblem(error);
    expect(problem.status).toBe(status);
    expect(problem.retryAfter).toBe(status === 503 ? 2 : undefined);
    expect(problem.message).not.toMatch(/boom|function|full/);
  });
});
