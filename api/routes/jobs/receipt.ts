import { z } from 'zod';
import { isOurReceipt } from '../../../db/receipt.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';

export const receiptRoutes: Routes = (deps) => async (app) => {
  app.route({
    method: 'POST',
    url: '/receipts/verify',
    schema: {
      summary: 'Whether this installation signed a receipt',
      description: 'Send the `receipt` of a deletion as it was answered. Nothing of it is kept.',
      tags: ['Jobs'],
      body: z.record(z.string(), z.unknown()),
      response: { 200: z.object({ valid: z.boolean() }) },
    },
    preHandler: requireRole('viewer'),
    handler: async (request) => ({ valid: isOurReceipt(request.body, deps.secretKey) }),
  });
};
