import { invalidArgument } from './invalidArgument.ts';

/** Reads `name=value` arguments of an option that may be repeated. */
export function nameAndValue(text: string, earlier: ReadonlyMap<string, string>): Map<string, string> {
  const end = text.indexOf('=');
  if (end < 1 || end === text.length - 1) throw invalidArgument('cli.nameAndValue');
  return new Map([...earlier, [text.slice(0, end), text.slice(end + 1)]]);
}
