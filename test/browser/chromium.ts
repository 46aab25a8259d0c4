import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A name of this machine that browsers do not trust as they do `localhost`: as if it were another machine. */
export const untrustedHost = 'hub.test';

/**
 * Starts the machine's own Chromium.
 * @throws Error that says what to install when there is none.
 */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${untrustedHost} 127.0.0.1`,
    ],
  });
}

/** The browser of CHROMIUM_PATH, else the first on the PATH. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is no program`);
  }
  const folders = (env.PATH ?? '').split(delimiter);
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    'These tests drive Chromium, and there is none on the PATH: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
