import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { FamilyChange, type FieldChange } from './FamilyChange.ts';

type Entry = Pick<FamilyChange, 'familyId' | 'kind' | 'recordedBy'> &
  Partial<Pick<FamilyChange, 'personId' | 'otherFamilyId' | 'happenedOn' | 'removal' | 'fields' | 'reason'>>;

/** Writes an entry into a family's history; it is stored with the transaction. */
export function addEntry(em: SqlEntityManager, entry: Entry): void {
  em.create(FamilyChange, {
    id: uuid(),
    personId: null,
    otherFamilyId: null,
    happenedOn: null,
    removal: null,
    fields: [],
    reason: null,
    recordedAt: new Date(),
    demo: false,
    ...entry,
  });
}

/** Their values identify a person: a history tells only that they changed. (So it does of a NIK, which is no plain field: `nikChanged`.) */
const identifying = new Set(['name']);

/**
 * Gives an object the values that differ from its own, and returns what changed.
 * @param values undefined leaves a field as it is.
 */
export function applyChanges<Row extends object>(row: Row, values: { [Field in keyof Row]?: Row[Field] | undefined }): FieldChange[] {
  const changes: FieldChange[] = [];
  const fields = row as Record<string, unknown>;
  for (const [field, after] of Object.entries(values)) {
    const before = fields[field];
    if (after === undefined || after === before) continue;
    fields[field] = after;
    changes.push(identifying.has(field) ? { field, before: null, after: null } : { field, before: asText(before), after: asText(after) });
  }
  return changes;
}

function asText(value: unknown): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}
