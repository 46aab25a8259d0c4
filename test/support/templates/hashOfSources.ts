import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { modulesOf, projectFolder } from '../modulesOf.ts';

/**
 * A hash of what modules do: their text, that of every module that they import, the data files in the folders of these, the versions of
 * the packages, and the platform.
 * @param modules paths in the project.
 */
export function hashOfSources(modules: readonly string[]): string {
  const sources = modulesOf(modules);
  for (const folder of new Set([...sources].map((path) => dirname(path)))) addData(folder, sources);
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`);
  for (const path of [join(projectFolder, 'package-lock.json'), ...[...sources].sort()])
    hash.update(`\0${relative(projectFolder, path)}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

function addData(folder: string, sources: Set<string>): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) addData(path, sources);
    else if (extname(name) !== '.ts') sources.add(path);
  }
}
