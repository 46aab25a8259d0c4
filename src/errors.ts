/** Where in the caller's input a problem is: argument name, then the path inside it, e.g. `['input', 'heightCm']`. */
export type InputPath = readonly (string | number)[];

/**
 * A deliberate refusal that the caller is meant to read. Anything else that is thrown is an internal error
 * and is shown to nobody.
 */
export class HubError extends Error {
  constructor(
    message: string,
    /** Stable machine-readable code, e.g. `BAD_USER_INPUT`; becomes `extensions.code`. */
    readonly code: string,
    readonly inputPath?: InputPath,
    /** Further members of `extensions`. */
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'HubError';
  }
}

/** `BAD_USER_INPUT`: says which input, what is wrong with it and what is allowed. */
export function badUserInput(inputPath: InputPath, problem: string, allowed: string): HubError {
  return new HubError(`${inputPath.join('.')}: ${problem}; allowed: ${allowed}`, 'BAD_USER_INPUT', inputPath);
}

/** @throws HubError BAD_USER_INPUT for a number outside a range; none is fine. */
export function checkRange(inputPath: InputPath, value: number | null | undefined, lowest: number, highest: number): void {
  if (value != null && (value < lowest || value > highest)) throw badUserInput(inputPath, `${value} is out of range`, `${lowest} to ${highest}`);
}

/** `NOT_FOUND`: the input is well formed but names nothing that exists. */
export function notFound(inputPath: InputPath, what: string): HubError {
  return new HubError(`${inputPath.join('.')}: ${what}`, 'NOT_FOUND', inputPath);
}

/** `FORBIDDEN`: the viewer may not write what this input names. */
export function forbidden(inputPath: InputPath): HubError {
  return new HubError(`${inputPath.join('.')}: outside the areas you may write in`, 'FORBIDDEN', inputPath);
}

/**
 * What a log may say of a fault. Only what tells where it is: drivers hang statements and their values on errors as further
 * members, and PostgreSQL and MikroORM repeat values in their messages, so of a fault of the database only its code is told and
 * the constraint or column it is about.
 */
export function describeFault(fault: unknown): { name: string; message: string; stack?: string | undefined } {
  if (!(fault instanceof Error)) return { name: typeof fault, message: 'a value that is not an error was thrown' };
  const { name, message, stack } = fault;
  const told = databaseFault(fault);
  if (told === null) return { name, message, stack };
  // A stack begins with the message.
  return { name, message: told, stack: stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n') };
}

/** What is told of a fault that PostgreSQL reported; null for any other. */
function databaseFault(fault: Error): string | null {
  const { code, constraint, table, column } = fault as { code?: unknown; constraint?: unknown; table?: unknown; column?: unknown };
  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return null;
  const about = Object.entries({ table, column, constraint }).flatMap(([what, value]) => (typeof value === 'string' ? `${what} ${value}` : []));
  return [`the database refused a statement: SQLSTATE ${code}`, ...about].join(', ');
}
