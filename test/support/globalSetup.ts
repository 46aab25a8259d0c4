import type { TestProject } from 'vitest/node';
import { startPostgresql } from './postgresql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the PostgreSQL server the database tests use. */
    postgresUrl: string;
  }
}

/** Provides a real PostgreSQL server to the tests: the one of TEST_DATABASE_URL, else one that is started here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    project.provide('postgresUrl', given);
    return () => Promise.resolve();
  }
  const server = await startPostgresql();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
