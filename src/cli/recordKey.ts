import { validate as isUuid } from 'uuid';
import { invalidArgument } from './invalidArgument.ts';

/** Reads the key of a record from its global id, of one of the types, or from the key alone. @throws InvalidArgumentError */
export function recordKey(types: readonly string[], problem: 'cli.importId' | 'cli.personId' | 'cli.programId'): (text: string) => string {
  return (text) => {
    const type = types.find((name) => text.startsWith(`${name}_`));
    const key = type === undefined ? text : text.slice(type.length + 1);
    if (!isUuid(key)) throw invalidArgument(problem);
    return key;
  };
}
