import type { Touched } from './AuditEntry.ts';

/** Whose records are touched by several steps, in whatever order and as often as they are: lists, because a set of every row that is read costs more than to sort them once. */
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
