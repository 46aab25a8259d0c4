import { printable } from '../interchange/values/text.ts';

const longestLine = 4000;

/** Text of a file that is safe for a terminal: without control characters. */
export function safe(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line, longestLine))
    .join('\n');
}

/** Why a file cannot be read or written; null for any other error. */
export function fileProblem(error: unknown, input: string): string | null {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const isInput = path === undefined || path === input;
  switch (codeOf(error)) {
    case 'ENOENT':
      return isInput ? 'no such file' : 'there is no folder to write to';
    case 'EISDIR':
      return 'is a folder, not a file';
    case 'EACCES':
    case 'EPERM':
      return isInput ? 'may not be read' : 'nothing may be written there';
    case 'ENOSPC':
      return 'there is no space left to write to';
    default:
      return null;
  }
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
