import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node loads graphql's CommonJS build (it has no `exports`), Vite would pick its `module` entry: the same
  // library twice, and schemas "from another module or realm". One alias keeps it to one copy.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/services/**', 'test/browser/**'],
    globalSetup: ['test/support/provideEmbedded.ts', 'test/support/providePostgresql.ts'],
    // Vitest leaves a core free by default, which on two cores is half of them.
    maxWorkers: '100%',
    // Tests that start hubs share two cores with others.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
