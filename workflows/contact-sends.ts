import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ContactActivities, SendTask, Sent, SuggestionTask } from './activity-contract.ts';
import { CHANNEL, DATABASE, SUGGESTION } from './activity-profiles.ts';
import type { LivingContact } from './carry.ts';

const { recordDecision } = proxyLocalActivities<ContactActivities>(DATABASE);
const { send } = proxyActivities<ContactActivities>(CHANNEL);
const { suggest } = proxyActivities<ContactActivities>(SUGGESTION);

/** After a gate that was open when it was judged and closed when it was claimed: clocks or caps differ by a moment. */
const CLOSED_PAUSE_MS = 5_000;

/** Before anything goes out: what is sent by itself is sent in the model's words. */
export async function suggestAll(living: LivingContact, tasks: readonly SuggestionTask[]): Promise<void> {
  for (const task of tasks) {
    const options = { ...SUGGESTION, summary: 'Has a model word a follow-up' };
    await suggest.executeWithOptions(options, [{ ...living.ref, task }]);
  }
}

/** Hands over what may go out. Each result is a reason to judge again: an attempt, an outcome, a message of ours. */
export async function sendAll(living: LivingContact, tasks: readonly SendTask[]): Promise<void> {
  for (const task of tasks) {
    const what = task.kind === 'follow_up' ? 'a follow-up' : "a person's answer";
    const input = { ...living.ref, task, now: new Date().toISOString() };
    const sent = await send.executeWithOptions({ ...CHANNEL, summary: `Sends ${what}` }, [input]);
    if (sent.kind === 'gone') living.gone = true;
    if (living.gone) return;
    learn(living, sent);
    if (sent.kind !== 'closed') living.lookAgain = true;
    else if (living.deadline === null || Date.parse(living.deadline.at) > Date.now() + CLOSED_PAUSE_MS) {
      living.deadline = { at: new Date(Date.now() + CLOSED_PAUSE_MS).toISOString(), cause: 'follow_up_due' };
    }
  }
}

/** Writes what operators have signalled as the rows that the API writes; the judgement that follows carries them out. */
export async function writeAsked(living: LivingContact): Promise<void> {
  for (let asked = living.asked.shift(); asked !== undefined; asked = living.asked.shift()) {
    const input = { ...living.ref, ...asked, now: new Date().toISOString() };
    const options = { ...DATABASE, summary: 'Writes what an operator decided' };
    const written = await recordDecision.executeWithOptions(options, [input]);
    if (written.kind === 'gone') living.gone = true;
    learn(living, written);
  }
}

function learn(living: LivingContact, result: Sent): void {
  if (result.kind !== 'gone') living.uptoSeq = Math.max(living.uptoSeq, result.lastSeq);
}
