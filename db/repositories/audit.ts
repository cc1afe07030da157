import type { Scope } from '../client.ts';

export interface AuditEntry {
  readonly workspaceId: string;
  /** `key:<id>`, `user:<id>` or `system`. */
  readonly actor: string;
  /** Verb and noun, such as `contact.edit`. */
  readonly action: string;
  readonly subject: {
    readonly kind:
      'contact' | 'settings' | 'api_key' | 'workspace' | 'job' | 'tag' | 'follow_up' | 'review' | 'conversation';
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
