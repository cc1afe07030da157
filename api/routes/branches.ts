import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import {
  insertBranch,
  listBranches,
  readBranch,
  removeBranch,
  renameBranch,
  takeBranchOff,
  type BranchRow,
} from '../../db/repositories/branches.ts';
import { wasOvertaken } from '../../db/retry.ts';
import type { App, AppDeps, Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { notFound, Problem } from '../problem.ts';
import { branchName, branchSchema, type BranchBody } from '../schemas/branches.ts';
import { idParams } from '../schemas/common.ts';

/** Pages of contacts that a request clears itself; housekeeping clears the rest of a very large branch. */
const PAGES_AT_ONCE = 20;

const tags = ['Branches'];
const preHandler = requireRole('admin');

const present = ({ id, name, created_at }: BranchRow): BranchBody => ({
  id,
  name,
  createdAt: created_at.toISOString(),
});

const audit = (scope: Scope, { workspaceId, actor }: Caller, action: string, id: string, fields: string[] = []) =>
  writeAudit(scope, { workspaceId, actor, action, subject: { kind: 'branch', id }, fields });

const nameTaken = (): Problem => new Problem(409, 'branch_name_taken', 'The workspace has a branch of this name.');

/** The places of the business: make, rename, remove. */
export const branchRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  listRoute(app, deps);
  makeRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
};

function listRoute(app: App, { database }: AppDeps): void {
  const response = { 200: z.object({ items: z.array(branchSchema) }) };
  const schema = { tags, summary: 'All branches, by name', response };
  app.get('/branches', { preHandler: requireRole('viewer'), schema }, async ({ caller }) => ({
    items: (await inWorkspace(database, caller.workspaceId, listBranches)).map(present),
  }));
}

function makeRoute(app: App, { database, clock }: AppDeps): void {
  const schema = { tags, summary: 'Make a branch', body: branchName, response: { 201: branchSchema } };
  app.post('/branches', { preHandler, schema }, async ({ caller, body }, reply) => {
    const { workspaceId } = caller;
    const made = await inWorkspace(database, workspaceId, async (scope) => {
      const row = await insertBranch(scope, { workspaceId, name: body.name, at: clock() });
      if (!row) throw nameTaken();
      await audit(scope, caller, 'branch.create', row.id);
      return row;
    });
    return reply.code(201).send(present(made));
  });
}

function changeRoute(app: App, { database }: AppDeps): void {
  const schema = {
    ...{ tags, summary: 'Rename a branch', params: idParams, body: branchName },
    response: { 200: branchSchema },
  };
  app.patch('/branches/:id', { preHandler, schema }, ({ caller, params: { id }, body: { name } }) =>
    inWorkspace(database, caller.workspaceId, async (scope) => {
      const branch = await readBranch(scope, id);
      if (!branch) throw notFound();
      await renameBranch(scope, id, name);
      await audit(scope, caller, 'branch.change', id, ['name']);
      return present({ ...branch, name });
    }).catch((error: unknown) => {
      throw wasOvertaken(error) ? nameTaken() : error;
    }),
  );
}

function removeRoute(app: App, { database, clock }: AppDeps): void {
  const schema = {
    ...{ tags, summary: 'Remove a branch', params: idParams, response: { 204: z.null() } },
    description:
      'Its contacts stay, and are of no branch then; of a very large one some are so within the next minutes.',
  };
  app.delete('/branches/:id', { preHandler, schema }, async ({ caller, params: { id } }, reply) => {
    const { workspaceId } = caller;
    await inWorkspace(database, workspaceId, async (scope) => {
      if (!(await readBranch(scope, id))) throw notFound();
      await removeBranch(scope, id, clock());
      await audit(scope, caller, 'branch.remove', id);
    });
    for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
      if (await inWorkspace(database, workspaceId, (scope) => takeBranchOff(scope, { id, workspaceId }))) break;
    }
    return reply.code(204).send(null);
  });
}
