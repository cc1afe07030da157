import type { LightMyRequestResponse } from 'fastify';
import { allPages, startBulkApi, type BulkApi } from '../../bulk/support/bulk-api.ts';
import { formOf } from './form.ts';

export interface ImportReport {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly reasons: { code: string; count: number }[];
  readonly sample: { line: number; outcome: string; reason: string | null; changes: string[]; cells: string[] }[];
}

export interface ImportApi extends BulkApi {
  /** Posts a form with a file as its last part. */
  upload(
    path: string,
    file: string | Uint8Array,
    fields?: Record<string, string>,
    key?: string,
  ): Promise<LightMyRequestResponse>;
  /** Sends a file, does its job to the end, and answers what became of it. */
  importFile(file: string | Uint8Array, fields?: Record<string, string>): Promise<ImportReport>;
  finish(jobId: string): Promise<ImportReport>;
}

export async function startImportApi(): Promise<ImportApi> {
  const api = await startBulkApi();
  const upload: ImportApi['upload'] = async (path, file, fields = {}, key = api.adminKey) => {
    const { body, type } = await formOf(file, fields);
    return api.app.inject({
      ...{ method: 'POST', url: path, payload: body },
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
    });
  };
  const finish = async (jobId: string): Promise<ImportReport> => {
    const job = { workspaceId: api.workspaceId, jobId };
    await allPages(() => api.activities.importPage(job));
    await api.activities.finishJob(job);
    return (await api.call('GET', `/v1/imports/${jobId}`)).json<ImportReport>();
  };
  return {
    ...api,
    upload,
    finish,
    importFile: async (file, fields) => {
      const answer = await upload('/v1/imports', file, fields);
      if (answer.statusCode !== 202) throw new Error(answer.body);
      return finish(answer.json<{ job: { id: string } }>().job.id);
    },
  };
}
