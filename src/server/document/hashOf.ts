import { createHash } from 'node:crypto';

/** What a document is known by: the SHA-256 of its text, in hexadecimal, as Apollo Server and Apollo's clients make it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
