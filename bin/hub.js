#!/usr/bin/env node
// Entry of the `hub` command. The sources are TypeScript and run as they stand, through tsx.
// The hub needs Node 24; a machine may carry an older one, so this file re-runs itself on the Node
// that the project installs (`node_modules/.bin/node`) when the one it was started with is too old.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldest = 24;
if (Number(process.versions.node.split('.')[0]) >= oldest) {
  // Decorators need the project's own settings, also when it is started from another folder.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  await import('tsx');
  await import('../src/cli/main.ts');
} else {
  const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (!existsSync(pinned)) {
    console.error(`hub needs Node ${oldest} or newer (this is ${process.version}). Run it with: npm run -s hub -- <command>`);
    process.exit(1);
  }
  const run = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
