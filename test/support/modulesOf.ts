import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Modules with all that they import of the project, one through another; imports of types only are left out.
 * @param modules paths in the project.
 * @returns absolute paths.
 */
export function modulesOf(modules: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    importsOf(path).forEach(add);
  };
  modules.forEach((path) => add(resolve(projectFolder, path)));
  return found;
}

const known = new Map<string, readonly string[]>();

/** What a module imports of the project, and what it starts as a thread. */
function importsOf(path: string): readonly string[] {
  const before = known.get(path);
  if (before !== undefined) return before;
  const text = readFileSync(path, 'utf8').replaceAll(/^(import|export) type [^;]*;$/gm, '');
  const imports = [...text.matchAll(/['"](\.{1,2}\/[^'"\n]+\.ts)['"]/g)]
    .map(([, specifier = '']) => resolve(dirname(path), specifier))
    .filter((imported) => existsSync(imported));
  known.set(path, imports);
  return imports;
}
