import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { hubCommand, shippedCommand } from '../support/hubCommand.ts';

const run = promisify(execFile);

// The other tests run the compiled command; the services' tests serve by the shipped one.
it('The command as it is shipped, which compiles itself, is the compiled one that tests run', async () => {
  expect(hubCommand).not.toBe(shippedCommand);
  const [shipped, compiled] = await Promise.all([shippedCommand, hubCommand].map((path) => run(process.execPath, [path, '--help'])));
  expect(shipped?.stdout).toMatch(/^Usage: hub .*\n\nThe Kampung KB data hub\.\n/);
  expect(compiled).toEqual(shipped);
});
