import { gate } from '../../../domain/follow-ups/gate.ts';
import { whyNow } from '../../../domain/follow-ups/why.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { Scope } from '../../../db/client.ts';
import { textsOf, type ListedFollowUp } from '../../../db/repositories/follow-up-list.ts';
import { summaryOf } from '../../../db/repositories/follow-up-rows.ts';
import { readGateFacts, type Reach } from '../../../db/repositories/gate-facts.ts';
import type { FollowUpBody } from '../../schemas/follow-ups/follow-up.ts';
import { quotesOf } from '../reading/quotes.ts';

export interface Presenting {
  readonly settings: Settings;
  readonly reach: Reach;
  readonly now: Date;
}

/** Follow-ups as the API shows them, each with its gate as it stands now. */
export async function presentFollowUps(
  scope: Scope,
  rows: readonly ListedFollowUp[],
  { settings, reach, now }: Presenting,
): Promise<FollowUpBody[]> {
  const texts = await textsOf(
    scope,
    rows.flatMap(({ evidence }) => evidence.flatMap(({ messageId }) => messageId ?? [])),
  );
  const open = rows.filter(({ state }) => state === 'pending' || state === 'approved').map(({ id }) => id);
  const facts = await readGateFacts(scope, open, { now, businessTimeZone: settings.locale.timeZone, reach });
  return rows.map((row) => {
    const asked = facts.get(row.id);
    const gateNow =
      asked === undefined
        ? { open: false, reasons: [], opensAt: null }
        : gate({ followUp: summaryOf(row), facts: asked, settings, now: now.toISOString() });
    return {
      ...plain(row),
      why: why(row, settings, now),
      evidence: quotesOf(row.evidence, texts),
      gate: { ...gateNow, reasons: [...gateNow.reasons] },
    };
  });
}

/** As of its decision once there is one: a silence that was acted on grows no longer. */
function why(row: ListedFollowUp, { followUps }: Settings, now: Date): string {
  const at = (row.decided_at ?? row.sent_at ?? (row.state === 'pending' ? now : row.created_at)).toISOString();
  const ruleName = followUps.custom.find(({ id }) => id === row.rule_id)?.name;
  return whyNow(row.rule.id, row.params, { now: at, ruleName });
}

function plain(row: ListedFollowUp): Omit<FollowUpBody, 'why' | 'evidence' | 'gate'> {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  const pending = row.pending_decision;
  return {
    id: row.id,
    contact: { id: row.contact_id, name: row.contact_name },
    conversationId: row.conversation_id,
    kind: row.kind,
    ruleId: row.rule_id,
    state: row.state,
    suggestedMessage: row.suggested_message,
    message: row.message,
    note: row.note,
    channel: row.channel,
    dueAt: row.due_at.toISOString(),
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    outcome: row.outcome,
    sentAt: iso(row.sent_at),
    decidedBy: row.decided_by,
    decidedAt: iso(row.decided_at),
    reason: row.reason,
    pendingDecision:
      pending === null
        ? null
        : { decision: pending.decision.type, by: pending.actor, at: new Date(pending.at).toISOString() },
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
