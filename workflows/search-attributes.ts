import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { ContactAttributes, ContactRef } from './definitions.ts';

const workspaceId = defineSearchAttributeKey('WorkspaceId', 'KEYWORD');
const status = defineSearchAttributeKey('ContactStatus', 'KEYWORD');
const stage = defineSearchAttributeKey('JourneyStage', 'KEYWORD');
const grade = defineSearchAttributeKey('LeadGrade', 'KEYWORD');
const sentimentLevel = defineSearchAttributeKey('SentimentLevel', 'KEYWORD');
const atRisk = defineSearchAttributeKey('AtRisk', 'BOOL');
const needsReview = defineSearchAttributeKey('NeedsReview', 'BOOL');
const pendingFollowUps = defineSearchAttributeKey('PendingFollowUps', 'INT');
const nextDeadline = defineSearchAttributeKey('NextDeadline', 'DATETIME');

const HOUR_MS = 3_600_000;

/**
 * What to tell Temporal so that the contact is found by how it stands now. Empty when nothing of it changed: an upsert is an
 * event of the history and a write to the visibility store.
 *
 * `NextDeadline` is told to the full hour, rounded up: every message moves a contact's silence by seconds.
 */
export function changedAttributes(
  ref: ContactRef,
  before: ContactAttributes | null,
  after: ContactAttributes,
): SearchAttributeUpdatePair[] {
  if (before === null)
    return [{ key: workspaceId, value: ref.workspaceId }, ...pairs(after).filter(({ value }) => value !== null)];
  const was = pairs(before);
  return pairs(after).filter((pair, index) => comparable(was[index]?.value) !== comparable(pair.value));
}

function pairs(attributes: ContactAttributes): SearchAttributeUpdatePair[] {
  return [
    { key: status, value: attributes.status },
    { key: stage, value: attributes.stage },
    { key: grade, value: attributes.grade },
    { key: sentimentLevel, value: attributes.sentimentLevel },
    { key: atRisk, value: attributes.atRisk },
    { key: needsReview, value: attributes.needsReview },
    { key: pendingFollowUps, value: attributes.pendingFollowUps },
    { key: nextDeadline, value: attributes.nextDeadline === null ? null : fullHour(attributes.nextDeadline) },
  ];
}

function fullHour(instant: string): Date {
  return new Date(Math.ceil(Date.parse(instant) / HOUR_MS) * HOUR_MS);
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}
