import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { expect, test } from 'vitest';
import { JOB_WORKFLOWS } from '../../workflows/bulk-definitions.ts';
import { PRODUCTION, testBundle } from '../workflow/support/contact-rig.ts';
import { historyFromJson } from './history-json.ts';
import { JOB_SCENARIOS } from './job-scenarios.ts';
import { recordings } from './recordings.ts';
import { SCENARIOS } from './scenarios.ts';

const recorded = recordings();

test('every scenario has its recording, and every recording its scenario', () => {
  const scenarios = [...Object.keys(SCENARIOS), ...Object.keys(JOB_SCENARIOS)];
  expect(new Set(recorded.map(({ scenario }) => scenario))).toEqual(new Set(scenarios));
});

test('every workflow of jobs has a recording', () => {
  const played = Object.values(JOB_SCENARIOS).map(({ kind }) => JOB_WORKFLOWS[kind]);
  expect(new Set(played)).toEqual(new Set(Object.values(JOB_WORKFLOWS)));
});

test.each(recorded)('$file replays', async ({ file, scenario, json }) => {
  await replay(file, scenario, json);
});

test('a history that the workflow would not have made is refused', async () => {
  const silence = recorded.find(({ scenario }) => scenario === 'silence');
  // The timer of another workflow: this one would have read messages first.
  const events = (JSON.parse(silence?.json ?? '') as { events: { eventType: string }[] }).events;
  const timer = events.find(({ eventType }) => eventType === 'EVENT_TYPE_TIMER_STARTED');
  const marker = events.findIndex(({ eventType }) => eventType === 'EVENT_TYPE_MARKER_RECORDED');
  const changed = events.map((event, index) => (index === marker ? { ...timer, eventId: String(index + 1) } : event));
  await expect(replay('changed', 'silence', JSON.stringify({ events: changed }))).rejects.toThrow(
    DeterminismViolationError,
  );
});

async function replay(name: string, scenario: string, json: string): Promise<void> {
  const entry = SCENARIOS[scenario]?.entry ?? (scenario in JOB_SCENARIOS ? PRODUCTION : undefined);
  if (entry === undefined) throw new Error(`no scenario named ${scenario}`);
  const workflowBundle = await testBundle(entry);
  await Worker.runReplayHistory({ workflowBundle, replayName: name }, historyFromJson(json));
}
