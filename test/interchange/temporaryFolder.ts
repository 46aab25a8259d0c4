import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of a test file, removed after its tests. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let files = 0;
  const path = (name: string): string => join(folder, `${++files}-${name}`);
  return {
    folder,
    /** A name that is not taken. */
    path,
    /** Writes a file and gives its path. */
    file: (name: string, content: string | Buffer): string => {
      const file = path(name);
      writeFileSync(file, content);
      return file;
    },
  };
}
