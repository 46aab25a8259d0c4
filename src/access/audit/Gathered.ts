import type { Touched } from './AuditEntry.ts';

/**
 * Persons and families collected over several steps, in any order and with repetitions: lists, because a set of every row read costs more
 * than sorting them once.
 */
export class Gathered implements Touched {
  readonly fields = new Set<string>();
  readonly personIds: string[] = [];
  readonly familyIds: string[] = [];

  get isOfNobody(): boolean {
    return this.personIds.length === 0 && this.familyIds.length === 0;
  }

  add({ fields, personIds, familyIds }: Touched): void {
    for (const field of fields) this.fields.add(field);
    for (const id of personIds) this.personIds.push(id);
    for (const id of familyIds) this.familyIds.push(id);
  }
}
