import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hubCommand } from '../support/hubCommand.ts';

const root = join(import.meta.dirname, '../..');

export interface HubRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the `hub` command as a person would, in a process of its own. */
export function runHub(args: readonly string[], input = ''): Promise<HubRun> {
  return new Promise((resolve, reject) => {
    const child = startHub(args);
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('latin1').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, ...output });
    });
    // The command may end before it has read everything.
    child.stdin.on('error', () => undefined).end(input);
  });
}

export function startHub(args: readonly string[], env: Record<string, string> = {}) {
  return spawn(join(root, 'node_modules/.bin/node'), [hubCommand, ...args], { cwd: root, env: { ...process.env, ...env } });
}
