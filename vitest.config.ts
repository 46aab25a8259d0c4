import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testFiles } from './test/support/testFiles.ts';

const { unit, database } = testFiles();

// Test processes and the hubs they start compile the same packages again and again.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/hub-tests/compiled', import.meta.url));

export default defineConfig({
  // Node loads graphql's CommonJS build (it has no `exports`), Vite would pick its `module` entry: the same
  // library twice, and schemas "from another module or realm". One alias keeps it to one copy.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    // Vitest leaves a core free by default, which on two cores is half of them.
    maxWorkers: '100%',
    // Tests that start hubs share two cores with others.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit, isolate: false } },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          // The modules of the hub are loaded once for all files of a worker.
          isolate: false,
          setupFiles: ['test/support/loadSchema.ts'],
          globalSetup: ['test/support/provideEmbedded.ts', 'test/support/providePostgresql.ts', 'test/support/provideCommand.ts'],
        },
      },
    ],
  },
});
