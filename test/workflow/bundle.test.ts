import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { JOB_WORKFLOWS } from '../../workflows/bulk-definitions.ts';
import { CONTACT_WORKFLOW } from '../../workflows/definitions.ts';
import * as workflows from '../../workflows/index.ts';
import './support/contact-rig.ts';

const cache = mkdtempSync(path.join(tmpdir(), 'rapport-bundle-'));
afterAll(() => rmSync(cache, { recursive: true }));

test('the bundle holds the workflows that are started by name, and nothing that the sandbox forbids', () => {
  expect(Object.keys(workflows).sort()).toEqual(
    [...new Set([CONTACT_WORKFLOW, ...Object.values(JOB_WORKFLOWS)])].sort(),
  );
});

test('bundling is done once for the same sources, and again where a worker of another version cleared it away', async () => {
  const stale = path.join(cache, 'workflows-0123456789abcdef.js');
  writeFileSync(stale, '// of another version');
  const first = await bundled();
  const [file, ...others] = readdirSync(cache);
  if (file === undefined) throw new Error('nothing was kept');
  expect(others).toEqual([]);
  const kept = path.join(cache, file);
  const made = statSync(kept).mtimeMs;
  expect(await bundled()).toBe(first);
  expect(statSync(kept).mtimeMs).toBe(made);
  // What pulls Node or a validator into the sandbox makes the bundle grow by far more than this.
  expect(first).toMatch(/node_modules\/@temporalio\//);
  expect(first).not.toMatch(/node_modules\/(zod|pg|knex|luxon)\//);
  rmSync(kept);
  expect((await bundled()).length).toBeGreaterThan(100_000);
  expect(readdirSync(cache)).toEqual([file]);
});

async function bundled(): Promise<string> {
  const bundle = await workflowBundle(cache);
  if (!('code' in bundle)) throw new Error('the code is not in hand');
  return bundle.code;
}
