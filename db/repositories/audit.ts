import type { Scope } from '../client.ts';

export interface AuditEntry {
  readonly workspaceId: string;
  /** `key:<id>`, `user:<id>` or `system`. */
  readonly actor: string;
  /** Verb and noun, such as `contact.edit`. */
  readonly action: string;
  readonly subject: {
    readonly kind:
      | 'contact'
      | 'settings'
      | 'api_key'
      | 'workspace'
      | 'job'
      | 'tag'
      | 'follow_up'
      | 'review'
      | 'conversation'
      | 'user'
      | 'view'
      | 'custom_field'
      | 'webhook'
      | 'channel'
      | 'branch';
    readonly id: string | null;
  };
  /** Names of what changed, never values: those would outlive the erasure of the contact they came from. */
  readonly fields?: readonly string[];
}

/** Who did what to which. Part of the transaction that does it. */
export async function writeAudit(scope: Scope, entry: AuditEntry): Promise<void> {
  await scope('audit_log').insert({
    workspace_id: entry.workspaceId,
    actor: entry.actor,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    fields: [...(entry.fields ?? [])],
  });
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly fields: readonly string[];
}

/** Entries, newest first. @param query.before an entry's id: only what was written before it */
export function listAudit(
  scope: Scope,
  query: {
    readonly before: number | null;
    readonly actor?: string | undefined;
    readonly action?: string | undefined;
    readonly limit: number;
  },
): Promise<AuditRow[]> {
  const { before, actor, action, limit } = query;
  return scope<AuditRow>('audit_log')
    .modify((entries) => {
      if (before !== null) void entries.where('id', '<', before);
      if (actor !== undefined) void entries.where({ actor });
      if (action !== undefined) void entries.where({ action });
    })
    .orderBy('id', 'desc')
    .limit(limit)
    .select('id', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'fields');
}
