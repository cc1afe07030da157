import multipart from '@fastify/multipart';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { importForm } from '../../schemas/imports.ts';
import { madeJob } from '../jobs/schemas.ts';
import { makeImport } from './make-import.ts';
import { withForm } from './parts.ts';
import { previewRoutes } from './preview.ts';
import { reportRoutes } from './report.ts';

/** Files of contacts. Forms with files are read here alone. */
export const importRoutes: Routes = (deps) => async (app) => {
  await app.register(multipart);
  await app.register(previewRoutes(deps));
  await app.register(reportRoutes(deps));
  app.post(
    '/imports',
    {
      preHandler: requireRole('agent'),
      // The parts are checked as they come.
      validatorCompiler: () => () => true,
      schema: {
        tags: ['Imports'],
        summary: 'Import contacts from a CSV file of any size',
        description:
          'Whoever has the email, phone or external id of a row is changed by it, and otherwise a contact is made. With 202 the whole ' +
          'file is kept, and its job takes it in: GET /v1/jobs/{id} says how far it is, GET /v1/imports/{id} what became of the rows. ' +
          'An `Idempotency-Key` does not compare the file.',
        consumes: ['multipart/form-data'],
        body: importForm,
        response: { 202: madeJob },
      },
    },
    async (request, reply) => {
      const id = await withForm(request, importForm, (fields, file) => makeImport(deps, request.caller, fields, file));
      return reply.code(202).send({ job: { id } });
    },
  );
};
