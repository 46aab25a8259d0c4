import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { modulesOf, projectFolder } from './modulesOf.ts';

/** The modules that open a database, start a server or run the hub in a process of its own. */
const needsSetUp = new Set([
  'src/store/embedded.ts',
  'src/store/postgresql.ts',
  'test/support/databases.ts',
  'test/support/serverDatabase.ts',
  'test/support/postgresql.ts',
  'test/support/hubCommand.ts',
  'src/server/transport/startServer.ts',
  'src/server/gateway/startGateway.ts',
]);

/** The files of `npm test`: those that need no database and no server, which is a matter of what they import, and the others. */
export function testFiles(): { unit: string[]; database: string[] } {
  const files = globSync('test/**/*.test.ts', { cwd: projectFolder }).filter((file) => !/^test\/(services|browser|long)\//.test(file));
  const { unit = [], database = [] } = Object.groupBy(files, (file) =>
    [...modulesOf([file])].some((path) => needsSetUp.has(relative(projectFolder, path))) ? 'database' : 'unit',
  );
  return { unit, database };
}
