import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that take more than a minute. The other suites hold a short form of each. */
export default defineConfig({
  // One copy of graphql: see vitest.config.ts.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ['test/long/**/*.test.ts'],
    globalSetup: ['test/support/provideEmbedded.ts', 'test/support/providePostgresql.ts'],
    // One at a time: they read memory and latency.
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
