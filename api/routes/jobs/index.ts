import type { Routes } from '../../deps.ts';
import { bulkRoutes } from './bulk.ts';
import { deleteContactRoutes } from './delete-contact.ts';
import { jobRoutesById } from './job.ts';
import { previewRoutes } from './preview.ts';
import { reanalyseRoutes } from './reanalyse.ts';
import { receiptRoutes } from './receipt.ts';

/** Work on many contacts: deletion, bulk edits, what new settings change, and how far each job is. */
export const jobRoutes: Routes = (deps) => async (app) => {
  const routes = [deleteContactRoutes, bulkRoutes, jobRoutesById, previewRoutes, reanalyseRoutes, receiptRoutes];
  for (const make of routes) await app.register(make(deps));
};
