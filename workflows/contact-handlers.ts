import { ApplicationFailure, condition, setHandler, uuid4, workflowInfo } from '@temporalio/workflow';
import type { AskedDecision } from './activity-contract.ts';
import type { LivingContact } from './carry.ts';
import {
  approveFollowUp,
  arrived,
  dismissFollowUp,
  editFollowUp,
  life,
  reconsider,
  settle,
  type AskedOfFollowUp,
  type Settled,
} from './definitions.ts';

export interface RunLimits {
  /** Events after which the contact goes on as a new run, at the next quiet moment. */
  readonly renewAt: number;
  /** Events after which updates are refused, so that a quiet moment comes. */
  readonly refuseAt: number;
}

/** A run of 2,000 events replays in a moment; Temporal itself ends a run at 51,200. */
export const RUN_LIMITS: RunLimits = { renewAt: 2_000, refuseAt: 4_000 };

export function isLong({ renewAt }: RunLimits): boolean {
  return workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= renewAt;
}

/** Registers every handler at once, before the workflow first waits: an update that comes with the start finds its handler. */
export function listen(living: LivingContact, limits: RunLimits): void {
  setHandler(arrived, ({ uptoSeq }) => hear(living, uptoSeq));
  // Operators send it by hand, with nothing in it.
  setHandler(reconsider, ({ uptoSeq } = {}) => {
    living.lookAgain = true;
    if (uptoSeq !== undefined) hear(living, uptoSeq);
  });
  const asked = (decision: AskedDecision['decision']) => (asked: AskedOfFollowUp) => {
    living.asked.push({ ...asked, decision, id: uuid4() });
  };
  setHandler(approveFollowUp, asked('approve'));
  setHandler(editFollowUp, asked('edit'));
  setHandler(dismissFollowUp, asked('dismiss'));
  setHandler(settle, ({ uptoSeq }) => settled(living, uptoSeq), {
    validator: ({ uptoSeq }) => {
      if (!Number.isSafeInteger(uptoSeq) || uptoSeq < 0)
        throw ApplicationFailure.nonRetryable('bad_number', 'bad_number');
      if (workflowInfo().historyLength >= limits.refuseAt) throw ApplicationFailure.nonRetryable('busy', 'busy');
    },
  });
  setHandler(life, () => {
    const { step, judgedSeq, uptoSeq, deadline } = living;
    return { step, judgedSeq, uptoSeq, deadline };
  });
}

/** Something that is no number, sent by hand, would be higher than nothing and lower than nothing ever after. */
function hear(living: LivingContact, uptoSeq: number): void {
  if (Number.isSafeInteger(uptoSeq)) living.uptoSeq = Math.max(living.uptoSeq, uptoSeq);
}

async function settled(living: LivingContact, uptoSeq: number): Promise<Settled> {
  living.updatedAt = workflowInfo().historyLength;
  living.uptoSeq = Math.max(living.uptoSeq, uptoSeq);
  // The loop lowers `uptoSeq` when the inbox has no such number.
  await condition(() => living.judgedSeq >= uptoSeq || living.uptoSeq < uptoSeq || living.gone);
  if (living.gone) throw ApplicationFailure.nonRetryable('gone', 'gone');
  if (living.judgedSeq < uptoSeq) throw ApplicationFailure.nonRetryable('no_such_fact', 'no_such_fact');
  return { step: living.step, judgedSeq: living.judgedSeq };
}
