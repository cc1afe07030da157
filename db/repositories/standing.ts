import type { Shown } from '../../domain/changes.ts';
import type { KnownFields } from '../../domain/facts.ts';
import type { Grade, SentimentLevel, Stage, Status } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';

/** A contact's row as its workflow needs it, before anything is decided. */
export interface Standing {
  readonly step: number;
  readonly stepResult: unknown;
  readonly judgedSeq: number;
  readonly lastSeq: number;
  /** Of the workspace's newest settings. */
  readonly settingsVersion: number;
  /** Details told by channels or set by people; what was read in messages is the fold's. */
  readonly told: KnownFields;
  /** What the row shows; null when it was never judged. */
  readonly shown: Shown | null;
}

interface Row {
  readonly step: number;
  readonly step_result: unknown;
  readonly judged_seq: number;
  readonly last_seq: number;
  readonly settings_version: number;
  readonly told: KnownFields;
  readonly judged: boolean;
  readonly status: Status;
  readonly stage: Stage;
  readonly lead_score: number;
  readonly lead_grade: Grade;
  readonly sentiment_level: SentimentLevel | null;
  readonly vip: boolean;
  readonly at_risk: boolean;
  readonly locks: Partial<Shown['locks']>;
  readonly detected: Shown['detected'];
}

const STANDING = `
  SELECT c.step, c.step_result, i.judged_seq, i.last_seq, c.evaluated_at IS NOT NULL AS judged,
    (SELECT max(version) FROM settings) AS settings_version,
    c.status, c.stage, c.lead_score, c.lead_grade, c.sentiment_level, c.vip, c.at_risk, c.locks,
    jsonb_build_object('name', c.detected_name, 'email', c.detected_email, 'phone', c.detected_phone,
      'company', c.detected_company) AS detected,
    jsonb_build_object('name', coalesce(c.set_name, c.told_name) IS NOT NULL,
      'email', coalesce(c.set_email, c.told_email) IS NOT NULL,
      'phone', coalesce(c.set_phone, c.told_phone) IS NOT NULL,
      'company', coalesce(c.set_company, c.told_company) IS NOT NULL,
      'timeZone', coalesce(c.set_time_zone, c.told_time_zone) IS NOT NULL) AS told
  FROM contacts c JOIN contact_inbox i ON i.contact_id = c.id
  WHERE c.id = :contactId::uuid AND c.erasing_at IS NULL AND c.merged_into IS NULL`;

/** @returns null when the contact is erased, being erased, or merged into another. */
export async function readStanding(scope: Scope, contactId: string): Promise<Standing | null> {
  const [row] = await runPrepared<Row>(scope, 'standing', STANDING, { contactId });
  if (row === undefined) return null;
  const { step, step_result: stepResult, judged_seq: judgedSeq, last_seq: lastSeq, told } = row;
  const shown = row.judged ? shownIn(row) : null;
  return { step, stepResult, judgedSeq, lastSeq, settingsVersion: row.settings_version, told, shown };
}

function shownIn(row: Row): Shown {
  const { status, stage, vip, detected, locks } = row;
  return {
    status,
    stage,
    leadScore: row.lead_score,
    grade: row.lead_grade,
    sentiment: row.sentiment_level,
    vip,
    atRisk: row.at_risk,
    locks: { status: locks.status ?? false, stage: locks.stage ?? false, score: locks.score ?? false },
    detected,
  };
}
