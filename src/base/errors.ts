import { message, render, type Language, type Message, type MessageArguments, type MessageKey } from './messages/index.ts';

/** Where in the caller's input a problem is: argument name, then the path inside it, e.g. `['input', 'heightCm']`. */
export type InputPath = readonly (string | number)[];

/**
 * A deliberate refusal that the caller is meant to read. Anything else that is thrown is an internal error
 * and is shown to nobody.
 */
export class HubError extends Error {
  constructor(
    /** What is wrong, and what is allowed. `message` is its English text, after the path of the input. */
    readonly text: Message,
    /** Stable machine-readable code, e.g. `BAD_USER_INPUT`; becomes `extensions.code`. */
    readonly code: string,
    readonly inputPath?: InputPath,
    /** Further members of `extensions`. */
    readonly details?: Record<string, unknown>,
  ) {
    super(refusalText(text, inputPath, 'en'));
    this.name = 'HubError';
  }

  /** The message in a language. */
  in(language: Language): string {
    return refusalText(this.text, this.inputPath, language);
  }
}

/** What is wrong with a file or with settings: each line is a message. */
export class FaultyInput extends Error {
  constructor(readonly lines: readonly Message[]) {
    super(linesIn(lines, 'en'));
    this.name = new.target.name;
  }

  /** The message in a language. */
  in(language: Language): string {
    return linesIn(this.lines, language);
  }
}

function linesIn(lines: readonly Message[], language: Language): string {
  return lines.map((line) => render(line, language)).join('\n');
}

/** The text of a refusal: the path of the input, then the message. */
export function refusalText(text: Message, inputPath: InputPath | undefined, language: Language): string {
  const rendered = render(text, language);
  return inputPath === undefined ? rendered : `${inputPath.join('.')}: ${rendered}`;
}

/** `BAD_USER_INPUT`: says which input, what is wrong with it and what is allowed. */
export function badUserInput<Key extends MessageKey>(inputPath: InputPath, key: Key, ...args: MessageArguments<Key>): HubError {
  return new HubError(message(key, ...args), 'BAD_USER_INPUT', inputPath);
}

/** @throws HubError BAD_USER_INPUT for a number outside a range; a missing number is accepted. */
export function checkRange(inputPath: InputPath, value: number | null | undefined, lowest: number, highest: number): void {
  if (value != null && !(value >= lowest && value <= highest))
    throw badUserInput(inputPath, 'shared.outOfRange', { value, lowest, highest });
}

/** `NOT_FOUND`: the input is well formed but names nothing that exists. */
export function notFound<Key extends MessageKey>(inputPath: InputPath, key: Key, ...args: MessageArguments<Key>): HubError {
  return new HubError(message(key, ...args), 'NOT_FOUND', inputPath);
}

/** `CONFLICT`: the input is well formed, but what is stored does not allow it. */
export function conflict<Key extends MessageKey>(inputPath: InputPath, key: Key, ...args: MessageArguments<Key>): HubError {
  return new HubError(message(key, ...args), 'CONFLICT', inputPath);
}

/** `FORBIDDEN`: the viewer may not write what this input names. */
export function forbidden(inputPath: InputPath): HubError {
  return new HubError(message('shared.outsideWriteAreas'), 'FORBIDDEN', inputPath);
}

/**
 * What may be logged about an error. Drivers add statements and their values to errors as further members, and PostgreSQL and MikroORM
 * repeat values in messages. So of a database error only the code, and the table, column or constraint, are logged.
 */
export function describeFault(fault: unknown): { name: string; message: string; stack?: string | undefined } {
  if (!(fault instanceof Error)) return { name: typeof fault, message: 'a value that is not an error was thrown' };
  const { name, message, stack } = fault;
  const told = databaseFault(fault) ?? (fault.cause instanceof Error ? databaseFault(fault.cause) : null);
  if (told === null) return { name, message, stack };
  // A stack begins with the message.
  return {
    name,
    message: told,
    stack: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}

/** Description of an error that PostgreSQL reported; null for any other error. */
function databaseFault(fault: Error): string | null {
  const { code, constraint, table, column } = fault as { code?: unknown; constraint?: unknown; table?: unknown; column?: unknown };
  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return null;
  const about = Object.entries({ table, column, constraint }).flatMap(([what, value]) =>
    typeof value === 'string' ? `${what} ${value}` : [],
  );
  return [`the database refused a statement: SQLSTATE ${code}`, ...about].join(', ');
}
