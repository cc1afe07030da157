import knex from 'knex';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toProblem } from '../../api/plugins/errors.ts';
import { openDatabase } from '../../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

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

describe('a connection that breaks in the middle of a transaction', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** What a request gets whose connection the server drops `before` its next statement, or while it waits for the answer. */
  async function errorWhenCut(when: 'before' | 'while'): Promise<unknown> {
    const db = openDatabase({ url: database.url, role: 'rapport_api', poolSize: 1, applicationName: 'errors test' });
    try {
      return await db.transaction(async (trx) => {
        const { connection } = (await trx.client.acquireConnection()) as { connection: pg.Connection };
        const asked = when === 'while' ? trx.raw('SELECT pg_sleep(30)') : undefined;
        const wait = asked?.then(() => undefined);
        connection.stream.destroy();
        await wait;
        await new Promise((resolve) => connection.once('end', resolve));
      });
    } catch (error) {
      return error;
    } finally {
      await db.destroy();
    }
  }

  it.each(['before', 'while'] as const)('is the database being away, %s a statement', async (when) => {
    const error = await errorWhenCut(when);
    expect([String(error), toProblem(error).status]).toEqual([expect.stringMatching(/Connection|Client/), 503]);
  });
});
