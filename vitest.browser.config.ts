import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that drive a real browser; `npm test` needs none. */
export default defineConfig({
  // One copy of graphql: see vitest.config.ts.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/provideEmbedded.ts'],
    // One browser at a time: two on two cores starve each other's editors, and take longer together.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
