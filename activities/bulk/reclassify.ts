import { setTimeout as pause } from 'node:timers/promises';
import { inWorkspace } from '../../db/client.ts';
import { dueItems, markItems } from '../../db/repositories/job-items.ts';
import { addProgress, readRunningJob } from '../../db/repositories/jobs.ts';
import {
  adoptSettings,
  contactsBehind,
  countBehind,
  noteSooner,
  stillBehind,
} from '../../db/repositories/reclassify.ts';
import type { createSettingsReader, SettingsInForce } from '../../db/repositories/settings-in-force.ts';
import type { Page, ScanPage } from '../../workflows/bulk-contract.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from './deps.ts';
import { stopWhenCancelled } from './reporting.ts';
import { underNewSettings } from './under-new-settings.ts';

const SCAN_PAGE = 500;
/**
 * Contacts woken and not yet judged at any time: a customer's message never waits behind more than this many, however large the
 * workspace or small the machine.
 */
const WOKEN_AT_ONCE = 32;
/** When none of them has been judged for so long (the worker is away), they are left to the next round. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 20;

export interface ReclassifyDeps extends BulkDeps {
  readonly settingsInForce: ReturnType<typeof createSettingsReader>;
}

/** The settings that the job is to bring, while they are the newest and the job runs; undefined when it has to stop. */
async function settingsOf(deps: ReclassifyDeps, { workspaceId, jobId }: JobRef): Promise<SettingsInForce | undefined> {
  return inWorkspace(deps.database, workspaceId, async (scope) => {
    const job = await readRunningJob(scope, jobId);
    const inForce = await deps.settingsInForce(scope, workspaceId);
    return job && inForce.version === job.request.settingsVersion ? inForce : undefined;
  });
}

/** Judges the next contacts by the new settings. @see BulkActivities.reclassifyPage */
export async function reclassifyPage(
  deps: ReclassifyDeps,
  job: JobRef & { readonly after: string | null },
): Promise<ScanPage> {
  const { workspaceId, jobId, after } = job;
  const inForce = await settingsOf(deps, job);
  if (!inForce) return { next: null, found: 0, stop: true };
  const { version, settings } = inForce;
  const contacts = await inWorkspace(deps.database, workspaceId, async (scope) => {
    await countBehind(scope, jobId, version);
    return contactsBehind(scope, { version, after, limit: SCAN_PAGE });
  });
  const now = deps.clock();
  const judged = contacts.map((contact) => ({ id: contact.id, ...underNewSettings(contact, settings, now) }));
  const same = judged.flatMap((one) => (one.kind === 'same' ? [one.contact] : []));
  const sooner = judged.flatMap((one) => (one.kind === 'sooner' ? [one] : []));
  await inWorkspace(deps.database, workspaceId, async (scope) => {
    await adoptSettings(scope, version, same);
    await noteSooner(scope, job, sooner);
    await addProgress(scope, jobId, { done: same.length });
  });
  await wakeInTurn(
    deps,
    job,
    version,
    judged.flatMap(({ id, kind }) => (kind === 'changes' ? [id] : [])),
  );
  const last = contacts.length < SCAN_PAGE ? null : (contacts.at(-1)?.id ?? null);
  return { next: last, found: contacts.length, stop: false };
}

/** Wakes the next contacts in the order of their new deadline. @see BulkActivities.wakePage */
export async function wakePage(deps: ReclassifyDeps, job: JobRef): Promise<Page> {
  const inForce = await settingsOf(deps, job);
  if (!inForce) return { kind: 'end' };
  const contactIds = await inWorkspace(deps.database, job.workspaceId, (scope) =>
    dueItems(scope, job.jobId, { state: 'open', limit: 10 * WOKEN_AT_ONCE }),
  );
  if (contactIds.length === 0) return { kind: 'end' };
  await wakeInTurn(deps, job, inForce.version, contactIds);
  await inWorkspace(deps.database, job.workspaceId, (scope) =>
    markItems(scope, job.jobId, contactIds, { state: 'done' }),
  );
  return { kind: 'more', afterMs: 0 };
}

/** Wakes contacts, the next as soon as one that was woken has been judged. */
async function wakeInTurn(
  deps: ReclassifyDeps,
  { workspaceId, jobId }: JobRef,
  version: number,
  contactIds: readonly string[],
): Promise<void> {
  const toWake = [...contactIds];
  let woken: string[] = [];
  let judgedAt = Date.now();
  while (toWake.length > 0 || woken.length > 0) {
    stopWhenCancelled();
    const next = toWake.splice(0, WOKEN_AT_ONCE - woken.length);
    if (next.length > 0) await deps.temporal.wake(workspaceId, next, version);
    woken.push(...next);
    const behind = await inWorkspace(deps.database, workspaceId, async (scope) => {
      const ids = await stillBehind(scope, version, woken);
      if (ids.length < woken.length) await addProgress(scope, jobId, { done: woken.length - ids.length });
      return ids;
    });
    if (behind.length < woken.length) judgedAt = Date.now();
    else await pause(LOOK_EVERY_MS);
    woken = Date.now() - judgedAt < PATIENCE_MS ? behind : [];
  }
}
