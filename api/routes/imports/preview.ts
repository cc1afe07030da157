import { fieldOfCustom, IMPORT_FIELDS } from '../../../domain/import/fields.ts';
import { proposeMapping } from '../../../domain/import/propose-mapping.ts';
import { inWorkspace } from '../../../db/client.ts';
import { listCustomFields } from '../../../db/repositories/custom-fields.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { previewForm, previewSchema } from '../../schemas/imports.ts';
import { withForm } from './parts.ts';
import { openFile } from './records.ts';

const SHOWN_ROWS = 5;

export const previewRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/imports/preview',
    {
      preHandler: requireRole('agent'),
      validatorCompiler: () => () => true,
      schema: {
        tags: ['Imports'],
        summary: 'How a file reads, and what its columns probably are',
        description: 'The beginning of the file is enough. Nothing of it is kept.',
        consumes: ['multipart/form-data'],
        body: previewForm,
        response: { 200: previewSchema },
      },
    },
    (request) =>
      withForm(request, previewForm, async (fields, file) => {
        const { header, separator, encoding, rows } = await openFile(file.bytes, fields);
        const first: string[][] = [];
        for await (const some of rows) {
          first.push(...some.slice(0, SHOWN_ROWS - first.length).map(([, cells]) => [...cells]));
          if (first.length === SHOWN_ROWS) break;
        }
        const customFields = await inWorkspace(deps.database, request.caller.workspaceId, listCustomFields);
        const proposal = proposeMapping(header, customFields);
        return {
          ...{ encoding: encoding(), separator, rows: first },
          columns: header.map((heading, column) => ({ heading, field: proposal[column] ?? null })),
          fields: [...IMPORT_FIELDS, ...customFields.map(({ key }) => fieldOfCustom(key))],
        };
      }),
  );
};
