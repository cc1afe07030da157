/** `npm run web:api`: writes the dashboard's types of the HTTP API anew, after a route or schema changed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './install/places.ts';
import { openApiTypes } from './web/openapi-types.ts';

writeFileSync(path.join(projectRoot, 'web', 'api', 'generated', 'schema.d.ts'), await openApiTypes());
