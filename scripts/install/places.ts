import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What is fetched once and kept between starts: the Temporal CLI and the time-skipping test server. */
export const cacheDir = path.join(projectRoot, '.cache');
