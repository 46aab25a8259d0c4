import { InvalidArgumentError } from 'commander';
import { message, render, type MessageArguments, type MessageKey } from '../base/messages/index.ts';

/** A value of an option that is not allowed: the command line says which option, and this message says what is allowed. */
export function invalidArgument<Key extends MessageKey>(key: Key, ...args: MessageArguments<Key>): InvalidArgumentError {
  return new InvalidArgumentError(render(message(key, ...args), 'en'));
}
