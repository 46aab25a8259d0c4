import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder, runHub } from '../support/hubProcess.ts';

it('`hub schema print` prints the schema that is kept in schema/hub.graphql, or writes it to a file', async () => {
  const folder = await dataFolder();
  const file = join(folder.path, 'out.graphql');
  const [printed, written] = await Promise.all([runHub(['schema', 'print'], {}), runHub(['schema', 'print', '--out', file], {})]);
  const kept = await readFile('schema/hub.graphql', 'utf8');
  expect(printed).toEqual({ code: 0, stdout: kept, stderr: '' });
  expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await readFile(file, 'utf8')).toBe(kept);
  await folder.remove();
});
