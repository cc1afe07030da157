import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Analysed, ContactActivities } from './activity-contract.ts';
import { DATABASE, MODEL } from './activity-profiles.ts';
import { createAlarm } from './alarm.ts';
import { handOver, takeUp, type LivingContact } from './carry.ts';
import { linkAll } from './contact-links.ts';
import { sendAll, suggestAll, writeAsked } from './contact-sends.ts';
import { isLong, listen, RUN_LIMITS, type RunLimits } from './contact-handlers.ts';
import type { ContactInput } from './definitions.ts';
import { adopt, showJudging } from './standing.ts';

const { open, analyse, decide } = proxyLocalActivities<ContactActivities>(DATABASE);
const { analyseWithModel } = proxyActivities<ContactActivities>({
  ...MODEL,
  summary: 'Reads new messages with the model',
});

/**
 * The life of a contact: open, then judge whenever there is something new or a deadline passes, and sleep in between. It ends
 * when nothing is left to wait for, and the next fact revives it from its row.
 */
export const contactWithin = (limits: RunLimits) =>
  async function contact(input: ContactInput): Promise<void> {
    const living = takeUp(input);
    listen(living, limits);
    const alarm = createAlarm();
    if (input.carried === undefined) await reopen(living);

    while (!living.gone) {
      if (isDue(living)) await advance(living);
      else if (living.deadline !== null && !isLong(limits)) {
        alarm.setFor(dueAt(living), `Looks again: ${living.deadline.cause}`);
        await condition(() => isDue(living) || alarm.rang() || isLong(limits));
      } else if (!allHandlersFinished()) {
        // Handlers wait for judgements of this loop: waiting for them alone would hang for ever when one more asks meanwhile.
        await condition(() => isDue(living) || allHandlersFinished());
      } else if (living.updatedAt === workflowInfo().historyLength) {
        // A signal that comes in while this task ends the run makes the server fail the task, and with it any update that came
        // with it: its sender would be told of an unexpected failure. The run ends in a task that carries no update.
        await sleep(1, { summary: 'Lets the answer to an update go out' });
      } else if (living.deadline === null) return;
      else await continueAsNew<typeof contact>(handOver(living));
    }
    await condition(allHandlersFinished);
  };

export const contact = contactWithin(RUN_LIMITS);

/** The row says where the contact stands; then it is judged once, since its deadline is in no row that a workflow may trust. */
async function reopen(living: LivingContact): Promise<void> {
  const opening = await open.executeWithOptions({ ...DATABASE, summary: 'Opens the contact' }, [living.ref]);
  if (opening.kind === 'gone') {
    living.gone = true;
    return;
  }
  goOnFrom(living, opening);
  living.searchable = opening.searchable;
}

function goOnFrom(living: LivingContact, row: { step: number; judgedSeq: number; lastSeq: number }): void {
  living.step = row.step;
  living.judgedSeq = row.judgedSeq;
  living.uptoSeq = Math.max(living.uptoSeq, row.lastSeq);
  living.lookAgain = true;
}

/** When the contact must be judged again without anything new; ms. */
function dueAt({ deadline, notBefore }: LivingContact): number {
  return deadline === null ? Infinity : Math.max(Date.parse(deadline.at), notBefore);
}

function isDue(living: LivingContact): boolean {
  return (
    living.gone ||
    living.lookAgain ||
    living.asked.length > 0 ||
    living.uptoSeq > living.judgedSeq ||
    Date.now() >= dueAt(living)
  );
}

/** One judgement: reads what is new, decides, and takes over what was decided. */
async function advance(living: LivingContact): Promise<void> {
  // Cleared first: whoever asks while this judgement is under way may know of something that it has not seen.
  living.lookAgain = false;
  showJudging(living);
  if (living.asked.length > 0) await writeAsked(living);
  if (living.gone) return;
  const uptoSeq = living.uptoSeq > living.judgedSeq ? await readMessages(living) : living.judgedSeq;
  if (uptoSeq === null) return;
  const step = living.step + 1;
  const now = new Date().toISOString();
  const decided = await decide.executeWithOptions({ ...DATABASE, summary: `Decides step ${String(step)}` }, [
    { ...living.ref, step, now, uptoSeq },
  ]);
  if (decided.kind === 'gone') living.gone = true;
  else if (decided.kind === 'state_behind') goOnFrom(living, decided);
  else {
    adopt(living, decided);
    await linkAll(living, decided.links ?? []);
    if (living.gone) return;
    await suggestAll(living, decided.suggestions ?? []);
    await sendAll(living, decided.sends ?? []);
  }
}

const WHAT_CAME_MEANWHILE = 'what-came-meanwhile-is-read-next';

/**
 * Lowers `living.uptoSeq` where it is beyond the inbox's last: that number is nobody's fact, and whoever waits for it is told so
 * instead of waiting for ever.
 *
 * @returns the inbox number up to which all messages have been read; null when the contact is gone.
 */
async function readMessages(living: LivingContact): Promise<number | null> {
  let withModel = false;
  for (;;) {
    const target = { ...living.ref, uptoSeq: living.uptoSeq };
    const read: Analysed = withModel
      ? await analyseWithModel(target)
      : await analyse.executeWithOptions({ ...DATABASE, summary: 'Reads new messages' }, [target]);
    if (read.kind === 'gone') {
      living.gone = true;
      return null;
    }
    if (read.left === 'none') {
      const toldMeanwhile = living.uptoSeq > Math.max(target.uptoSeq, read.analysedSeq);
      // What came in after the reading had begun is read next; runs that were recorded before this rule forgot it, and go on as recorded.
      if (!toldMeanwhile || !patched(WHAT_CAME_MEANWHILE)) living.uptoSeq = read.analysedSeq;
      return read.analysedSeq;
    }
    withModel = read.left === 'model' || withModel;
  }
}
