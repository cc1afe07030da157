import type { Decision } from '../../../domain/judgement.ts';
import { reasonFor } from '../../../domain/reasons.ts';
import type { ExplainedKind } from '../../../db/repositories/contact-detail-explain.ts';
import type { ContactDetail } from '../../../db/repositories/contact-detail.ts';
import type { ContactDetailBody } from '../../schemas/reading/contact-detail.ts';
import { quotesOf, type Quote } from './quotes.ts';

type Explanation = ContactDetailBody['explain'];

/**
 * Where no rule of the engine has spoken: before its first judgement a contact has the values it was made with, and none
 * has a sentiment before a message of theirs could be read.
 */
const NOT_READ = { id: 'not_read', version: 1 };

interface Explained<Value> {
  value: Value;
  since: string;
  confidence: number;
  rule: { id: string; version: number };
  reason: string;
  evidence: Quote[];
}

/** Why the contact's status, stage, score and sentiment are what they are. */
export function presentExplanation(detail: ContactDetail): Explanation {
  const { row } = detail;
  const explain = row.explain;
  const sentiment = explain?.sentiment;
  return {
    status: explain ? decided(detail, 'status', explain.status) : unread(detail, 'status', row.status),
    stage: explain ? decided(detail, 'stage', explain.stage) : unread(detail, 'stage', row.stage),
    leadScore: {
      ...(explain ? decided(detail, 'lead_score', explain.leadScore) : unread(detail, 'lead_score', row.lead_score)),
      contributions: presentContributions(detail),
    },
    sentiment: sentiment ? decided(detail, 'sentiment', sentiment) : unread(detail, 'sentiment', null),
  };
}

function decided<Value>(detail: ContactDetail, kind: ExplainedKind, decision: Decision<Value>): Explained<Value> {
  const { value, confidence, rule: decidedBy, params, evidence } = decision;
  return {
    value,
    since: since(detail, kind),
    confidence,
    rule: { id: decidedBy.id, version: decidedBy.version },
    reason: reasonFor(decidedBy.id, params),
    evidence: quotesOf(evidence, detail.texts),
  };
}

function unread<Value>(detail: ContactDetail, kind: ExplainedKind, value: Value): Explained<Value> {
  const reason = 'No message of this contact has been read yet.';
  return { value, since: since(detail, kind), confidence: 0, rule: NOT_READ, reason, evidence: [] };
}

const since = (detail: ContactDetail, kind: ExplainedKind): string =>
  (detail.since[kind] ?? detail.row.first_seen_at).toISOString();

function presentContributions({ row, signalNames }: ContactDetail): Explanation['leadScore']['contributions'] {
  return (row.explain?.contributions ?? []).map(({ signalId, category, points, at, messageId }) => ({
    signalId,
    name: signalNames.get(signalId) ?? signalId,
    category,
    points,
    at,
    ...(messageId === undefined ? {} : { messageId }),
  }));
}
