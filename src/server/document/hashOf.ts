import { createHash } from 'node:crypto';

/** The hash that identifies a document: the SHA-256 of its text, in hexadecimal, as in Apollo Server and Apollo's clients. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
