import type { Grade, SentimentLevel, Source, Stage, Status } from '../../domain/vocabulary.ts';

export interface TagRow {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** What a list shows of a contact. */
export interface ContactListRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly source: Source;
  readonly channels: readonly string[];
  readonly status: Status;
  readonly stage: Stage;
  readonly lead_score: number;
  readonly lead_grade: Grade;
  readonly sentiment_level: SentimentLevel | null;
  readonly sentiment_score: number | null;
  readonly tags: readonly TagRow[];
  readonly vip: boolean;
  readonly at_risk: boolean;
  readonly completeness: number;
  readonly branch_id: string | null;
  readonly assignee_id: string | null;
  readonly message_count: number;
  readonly first_seen_at: Date;
  readonly last_message_at: Date | null;
  readonly updated_at: Date;
}

/** Tags of the contact with this id, by name. */
export const tagsOf = (contactId: string): string => `coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY lower(t.name), t.id)
  FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.contact_id = ${contactId}), '[]')`;

/**
 * The columns of {@link ContactListRow}, of a contact `c`. A contact was updated when the API last wrote it or when it was
 * last judged, whichever is later.
 */
export const LIST_COLUMNS = `c.id, c.name, c.email, c.phone, c.company, c.source, c.channels, c.status, c.stage, c.lead_score,
  c.lead_grade, c.sentiment_level, c.sentiment_score, c.vip, c.at_risk, c.completeness, c.branch_id, c.assignee_id,
  c.message_count, c.first_seen_at, c.last_message_at, greatest(c.touched_at, c.evaluated_at) AS updated_at,
  ${tagsOf('c.id')} AS tags`;

/** A contact `c` that stands for itself: not absorbed by another, and not being erased. */
export const LIVE = 'c.erasing_at IS NULL AND c.merged_into IS NULL';

/** The others; few at any time. */
export const SET_ASIDE = '(c.erasing_at IS NOT NULL OR c.merged_into IS NOT NULL)';

/** A contact as a list shows it. */
export function listedContact(row: ContactListRow) {
  const { sentiment_level: level, sentiment_score: score } = row;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    company: row.company,
    source: row.source,
    channels: [...row.channels],
    status: row.status,
    stage: row.stage,
    leadScore: row.lead_score,
    leadGrade: row.lead_grade,
    sentiment: level === null || score === null ? null : { level, score },
    tags: [...row.tags],
    vip: row.vip,
    atRisk: row.at_risk,
    completeness: row.completeness,
    branchId: row.branch_id,
    assigneeId: row.assignee_id,
    messageCount: row.message_count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}
