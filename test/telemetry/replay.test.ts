import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { heardByWorkflows } from '../../telemetry/temporal.ts';
import { TRACE_HEADER } from '../../workflows/trace-header.ts';
import { historyFromJson } from '../replay/history-json.ts';
import { recordings } from '../replay/recordings.ts';
import { SCENARIOS } from '../replay/scenarios.ts';
import { PRODUCTION } from '../workflow/support/contact-rig.ts';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Recordings of workflows as they are in production, one of each scenario. */
const recorded = recordings().filter(({ scenario }) => SCENARIOS[scenario]?.entry?.href === PRODUCTION.href);

let code: string;
beforeAll(async () => {
  const workflowInterceptorModules = [fileURLToPath(new URL('../../workflows/trace-forwarding.ts', import.meta.url))];
  const workflowsPath = fileURLToPath(PRODUCTION);
  const logger = new DefaultLogger('ERROR');
  ({ code } = await bundleWorkflowCode({ workflowsPath, workflowInterceptorModules, logger }));
}, 60_000);

test('there is something to replay', () => expect(recorded.length).toBeGreaterThan(3));

test.each(recorded)('$file replays with traces handed on, though it was recorded without', ({ file, json }) =>
  replay(file, json),
);

test.each(recorded)('$file replays when its messages were traced', ({ file, json }) => replay(file, traced(json)));

async function replay(replayName: string, json: string): Promise<void> {
  await Worker.runReplayHistory(
    { workflowBundle: { code }, replayName, sinks: heardByWorkflows },
    historyFromJson(json),
  );
}

/** The same history, every message of it with a trace. */
function traced(json: string): string {
  const data = Buffer.from(JSON.stringify(TRACEPARENT)).toString('base64');
  const encoding = Buffer.from('json/plain').toString('base64');
  const header = { fields: { [TRACE_HEADER]: { metadata: { encoding }, data } } };
  const history = JSON.parse(json) as { events: Record<string, object>[] };
  const heard = ['workflowExecutionStartedEventAttributes', 'workflowExecutionSignaledEventAttributes'];
  const events = history.events.map((event) =>
    Object.fromEntries(
      Object.entries(event).map(([name, value]) => [name, heard.includes(name) ? { ...value, header } : value]),
    ),
  );
  return JSON.stringify({ ...history, events });
}
