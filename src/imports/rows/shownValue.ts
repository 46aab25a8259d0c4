import { type Message, message } from '../../base/messages/index.ts';
import { shown } from '../../interchange/values/text.ts';

/** A value as a message may show it: short, and no name and no identity number; else its length alone. */
export function shownValue(text: string): Message {
  const safe = shown(text);
  return safe.startsWith('"') ? message('shared.verbatim', { text: safe }) : message('imports.textOfLength', { count: text.length });
}
