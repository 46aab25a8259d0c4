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

/** `NOT_FOUND`: the input is well formed but names nothing that exists. */
export function notFound(inputPath: InputPath, what: string): HubError {
  return new HubError(`${inputPath.join('.')}: ${what}`, 'NOT_FOUND', inputPath);
}

/** `FORBIDDEN`: the viewer may not write what this input names. */
export function forbidden(inputPath: InputPath): HubError {
  return new HubError(`${inputPath.join('.')}: outside the areas you may write in`, 'FORBIDDEN', inputPath);
}

/** What a log may say of a fault. Only what tells where it is: drivers hang statements and their values on errors as further members. */
export function describeFault(fault: unknown): { name: string; message: string; stack?: string | undefined } {
  return fault instanceof Error
    ? { name: fault.name, message: fault.message, stack: fault.stack }
    : { name: typeof fault, message: 'a value that is not an error was thrown' };
}
