import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that need services which run on the machine; `npm test` needs none. */
export default defineConfig({
  // One copy of graphql: see vitest.config.ts.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ['test/services/**/*.test.ts'],
    // Two at a time on two cores: most of the time they wait for what they have restarted.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
