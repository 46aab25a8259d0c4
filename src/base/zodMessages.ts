import type { z } from 'zod';
import { message, render, type Message, type MessageArguments, type MessageKey } from './messages/index.ts';

/** The parameters of a check of zod that says what is wrong with a message of the catalogue. */
export function says<Key extends MessageKey>(key: Key, ...args: MessageArguments<Key>): { message: string; params: { text: Message } } {
  const text = message(key, ...args);
  return { message: render(text, 'en'), params: { text } };
}

/** What is wrong: a message of the catalogue, or what zod says. */
export function problemOf(issue: z.core.$ZodIssue): Message {
  return issue.code === 'custom' && issue.params?.text !== undefined
    ? (issue.params.text as Message)
    : message('shared.verbatim', { text: issue.message });
}
