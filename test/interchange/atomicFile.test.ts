import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/interchange/atomicFile.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const files = temporaryFolder();

function emptyFolder(): string {
  const folder = files.path('folder');
  mkdirSync(folder);
  return folder;
}

describe('a file is written whole or not at all', () => {
  it('and has its content only at the end', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'before');
    await writeWhole(path, async (output) => {
      output.write('after');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(readFileSync(path, 'utf8')).toBe('before');
    });
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  it('so that a failure leaves what was there before, and nothing else', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'before');
    const failing = writeWhole(path, (output) => {
      output.write('half');
      return Promise.reject(new Error('the rest cannot be read'));
    });
    await expect(failing).rejects.toThrow('the rest cannot be read');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('and gives what the writer gives', async () => {
    await expect(writeWhole(files.path('out.csv'), () => Promise.resolve(7))).resolves.toBe(7);
  });
});
