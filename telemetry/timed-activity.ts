import type { Context as ActivityContext } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { activityDuration } from './metrics.ts';

/** Counts and times each attempt of an activity. */
export function timedActivity({ info }: ActivityContext): ActivityInboundCallsInterceptor {
  return {
    execute: async (input, next) => {
      const end = activityDuration.startTimer({ activity: info.activityType });
      try {
        const result = await next(input);
        end({ outcome: 'done' });
        return result;
      } catch (error) {
        end({ outcome: 'failed' });
        throw error;
      }
    },
  };
}
