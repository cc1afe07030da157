import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createContactRig, type ContactRig } from '../workflow/support/contact-rig.ts';
import { createFakeContact } from '../workflow/support/fake-contact.ts';
import type { Scenario } from './scenarios.ts';

const PATIENCE_MS = 60_000;

/** Plays a scenario on a server, and returns the histories of its runs, the first first. */
export async function play(scenario: Scenario, env: TestWorkflowEnvironment) {
  const contact = createFakeContact();
  const rig = await createContactRig(env, contact.activities, { entry: scenario.entry });
  const decided = async (count: number): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    while (contact.count('decide') < count) {
      if (Date.now() > until) throw new Error(`no ${String(count)} decisions within a minute`);
      await sleep(20);
    }
    // The last decision reaches the history with the task that it was taken in.
    await sleep(300);
  };
  return rig.whileRunning(async () => {
    await scenario.play({ rig, contact, env, decided });
    return Promise.all((await runsOf(scenario, rig)).map((handle) => handle.fetchHistory()));
  });
}

/** The time-skipping server lists nothing, and no scenario on it has a second run. */
async function runsOf({ on }: Scenario, rig: ContactRig): Promise<WorkflowHandle[]> {
  if (on === 'skipped time') return [rig.handle()];
  // Visibility is written a moment after the run.
  await sleep(1_000);
  return rig.runs();
}
