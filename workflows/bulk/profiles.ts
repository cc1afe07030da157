import { proxyActivities } from '@temporalio/workflow';
import type { BulkActivities } from '../bulk-contract.ts';

/**
 * A page takes seconds; ten minutes cover one of contacts with very long conversations on a busy machine. Each reports every few
 * seconds, so that the page of a killed worker is taken up by the next within half a minute. Retried for ever: the database or
 * Temporal may be away for hours, and a job half done must then go on, not fail.
 */
export const pages = proxyActivities<BulkActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});
