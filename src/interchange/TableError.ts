import { FaultyInput } from '../base/errors.ts';
import { message, type Message, type MessageArguments, type MessageKey } from '../base/messages/index.ts';

/** A file that cannot be worked with as it is, or an option that does not fit it. Each line says what to change or to say. */
export class TableError extends FaultyInput {}

/** A `TableError` of one line. */
export function tableError<Key extends MessageKey>(key: Key, ...args: MessageArguments<Key>): TableError {
  return new TableError([message(key, ...args)]);
}

/** One message that holds several, one after the other. */
export function joined(by: 'interchange.comma' | 'interchange.semicolon' | 'interchange.andThe', messages: readonly Message[]): Message {
  return messages.reduce((first, next) => message(by, { first, next }));
}
