import { CompleteAsyncError, Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { AnalyzerUnavailable } from '../enrichment/analyzer.ts';

/** What an activity's inbound interceptor does, as far as this one goes: `@temporalio/worker` stays out of activities. */
interface InboundInterceptor<Input> {
  execute(input: Input, next: (input: Input) => Promise<unknown>): Promise<unknown>;
}

/**
 * Lets nothing but a stable code of an error into Temporal: messages of Postgres, zod and model providers quote the data they fail
 * on, and a history keeps what it is told. The error itself goes to the redacting log.
 */
export function errorCodesOnly<Input>(logger: Logger): InboundInterceptor<Input> {
  return {
    execute: async (input, next) => {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof CancelledFailure || error instanceof CompleteAsyncError) throw error;
        const { activityType, attempt, workflowExecution } = Context.current().info;
        const code = errorCode(error);
        logger.error(
          { err: error, code, activityType, attempt, workflowId: workflowExecution?.workflowId },
          'activity failed',
        );
        throw codeOnly(error, code);
      }
    },
  };
}

function codeOnly(error: unknown, code: string): ApplicationFailure {
  const retryAfterMs = error instanceof AnalyzerUnavailable ? error.retryAfterMs : null;
  const failure = ApplicationFailure.create({
    message: code,
    type: code,
    nonRetryable: error instanceof ApplicationFailure && error.nonRetryable === true,
    ...(retryAfterMs === null ? {} : { nextRetryDelay: retryAfterMs }),
  });
  // Its own stack only names this file.
  failure.stack = '';
  return failure;
}

/** A word for what went wrong that is free of any data: stable, since operators and alerts know it by heart. */
export function errorCode(error: unknown): string {
  if (error instanceof AnalyzerUnavailable) return `analyzer_${error.code}`;
  if (error instanceof ApplicationFailure) return error.type ?? 'internal';
  if (!(error instanceof Error)) return 'internal';
  if (error.name === 'KnexTimeoutError') return 'database_busy';
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return 'internal';
  if (/^(08|57|53)/.test(code) || UNREACHABLE.has(code)) return 'database_unavailable';
  if (code === '40P01' || code === '40001') return 'database_conflict';
  return SQLSTATE.test(code) ? `database_${code}` : 'internal';
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
