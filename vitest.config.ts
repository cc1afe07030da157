import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/global-setup.ts'],
    // Temporal's native module and real servers: processes of their own, and no more of them than a small machine has cores.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // What a browser or another process is to show takes as long as the machine is busy; a second would say so of it alone.
    expect: { poll: { timeout: 15_000 } },
    // A test that started nothing it waits for ends at once; one that hangs must not hang the whole run.
    teardownTimeout: 30_000,
  },
});
