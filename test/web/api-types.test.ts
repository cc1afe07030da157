import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/install/places.ts';
import { openApiTypes } from '../../scripts/web/openapi-types.ts';

test('the dashboard’s types are those of the API as it is (npm run web:api makes them anew)', async () => {
  const kept = readFileSync(path.join(projectRoot, 'web/api/generated/schema.d.ts'), 'utf8');
  expect(kept === (await openApiTypes())).toBe(true);
});
