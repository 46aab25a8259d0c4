import { createHash } from 'node:crypto';
import type { AuditEntry } from './AuditEntry.ts';

/** Persons and families of an entry. */
export type People = Pick<AuditEntry, 'personIds' | 'familyIds'>;

/** The hash of a list of people, which is stored once for all its entries (SHA-256, hexadecimal). The lists are sorted. */
export function peopleId({ personIds, familyIds }: People): string {
  return createHash('sha256')
    .update(`${personIds.join(',')};${familyIds.join(',')}`)
    .digest('hex');
}
