import knex from 'knex';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildApp } from '../../api/app.ts';

const HEAD = '// Made by `npm run web:api` from the OpenAPI document; never edited by hand.\n/* eslint-disable */\n\n';

/** The dashboard's types of the HTTP API, out of the document the API itself would serve. Nothing is connected to. */
export async function openApiTypes(): Promise<string> {
  const nowhere = (): Promise<never> => Promise.reject(new Error('only the document is asked for'));
  const app = await buildApp({
    database: knex({ client: 'pg' }),
    gateway: { settle: nowhere, reachable: nowhere, close: nowhere },
    bell: { ring: () => undefined, close: nowhere },
    clock: () => new Date(),
    secretKey: 'only the document is asked for, nothing is sealed',
    locale: { country: 'US', timeZone: 'UTC', languages: ['en'] },
  });
  const document = (await app.inject('/openapi.json')).json<Parameters<typeof openapiTS>[0]>();
  await app.close();
  return HEAD + astToString(await openapiTS(document));
}
