import { createHash } from 'node:crypto';
import type { AuditEntry } from './AuditEntry.ts';

/** Of whom an entry tells. */
export type People = Pick<AuditEntry, 'personIds' | 'familyIds'>;

/** The hash under which a list of people is kept, once however many entries are about them (SHA-256, hexadecimal). The lists are in order. */
export function peopleId({ personIds, familyIds }: People): string {
  return createHash('sha256').update(`${personIds.join(',')};${familyIds.join(',')}`).digest('hex');
}
