import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

test('bundling is done once for the same sources', async () => {
  const first = await workflowBundle(cache);
  const [file] = readdirSync(cache);
  if (file === undefined || !('codePath' in first)) throw new Error('nothing was kept');
  const made = statSync(path.join(cache, file)).mtimeMs;
  expect(await workflowBundle(cache)).toEqual(first);
  expect(statSync(path.join(cache, file)).mtimeMs).toBe(made);
  // What pulls Node or a validator into the sandbox makes the bundle grow by far more than this.
  expect(readFileSync(first.codePath, 'utf8')).not.toMatch(/node_modules\/(zod|pg|knex|luxon)\//);
});
