import type { Touched } from './AuditEntry.ts';

/** Whose records are touched by several steps, each told once. */
export class Gathered implements Touched {
  readonly fields = new Set<string>();
  readonly personIds = new Set<string>();
  readonly familyIds = new Set<string>();

  get isOfNobody(): boolean {
    return this.personIds.size === 0 && this.familyIds.size === 0;
  }

  add({ fields, personIds, familyIds }: Touched): void {
    for (const field of fields) this.fields.add(field);
    for (const id of personIds) this.personIds.add(id);
    for (const id of familyIds) this.familyIds.add(id);
  }
}
