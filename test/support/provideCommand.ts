import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { projectFolder } from './modulesOf.ts';
import { hashOfSources } from './templates/hashOfSources.ts';
import { keep } from './templates/keep.ts';

/**
 * Provides the `hub` command compiled, once for all runs: as it is shipped it compiles itself at each start, which takes most of the time
 * of a short command. tsx, which it is shipped with, compiles by esbuild too.
 */
export default async function setup(): Promise<void> {
  const folder = await keep('command', hashOfSources(['src/cli/main.ts', 'test/support/provideCommand.ts']), async (made) => {
    await build({
      absWorkingDir: projectFolder,
      entryPoints: ['src/cli/main.ts'],
      outdir: made,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      packages: 'external',
      keepNames: true,
      plugins: [
        {
          // Modules find the files beside them where they stand in the project.
          name: 'places of modules',
          setup: (build) => {
            build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
              contents: readFileSync(path, 'utf8')
                .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
                .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
              loader: 'ts',
            }));
          },
        },
      ],
    });
  });
  process.env.TEST_HUB_COMMAND = join(folder, 'main.mjs');
}
