import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from '../deps.ts';
import { problem } from '../schemas/common.ts';

/** The document at `/openapi.json` and its pages at `/docs`, both made from the schemas that validate. */
export async function installOpenApi(app: App): Promise<void> {
  await app.register(helmet, {
    // Here and for the pages: it would turn their own requests into https on a server that speaks http.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Rapport', version: '1', description: 'Contacts that keep themselves.' },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'rapport_session' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  // Whatever a route answers, its errors are problems.
  app.addHook('onRoute', (route) => {
    if (route.schema && !route.schema.hide) {
      route.schema.response = { '4xx': problem, '5xx': problem, ...(route.schema.response as object | undefined) };
    }
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    transformStaticCSP: (policy) => policy.replace('upgrade-insecure-requests;', ''),
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
