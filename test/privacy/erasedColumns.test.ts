import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { personalTables, type ErasureRule } from '../../src/privacy/erasedColumns.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { measure, newChild } from '../support/children.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

type Part = keyof typeof personalTables;
type Row = Record<string, unknown>;

const caller = { viewer: localAdministrator, operation: 'test', requestId: null };
const parts = Object.keys(personalTables) as Part[];

/** Of the entries of a history those that tell something of the person: of other members an export tells only that something changed. */
function ofPerson(rows: Row[]): Row[] {
  return rows.filter((row) => !('happened_on' in row) || 'fields' in row);
}

/** Whether nothing is left of a value but that it was there. */
function isRemoved(column: string, value: unknown): boolean {
  if (column === 'fields')
    return (value as { before: unknown; after: unknown }[]).every(({ before, after }) => before === null && after === null);
  return (
    value === null || value === '(removed)' || JSON.stringify(value) === '[]' || /^"\(pseudonymised \w{12}\)"$/.test(JSON.stringify(value))
  );
}

onAnyDatabase((kind) => {
  let test: ServedHub;
  let before: Record<Part, Row[]>;
  let after: Record<Part, Row[]>;
  beforeAll(async () => {
    test = await serveTestHub(kind);
    const { store } = test.hub;
    // A case and alerts, in a family that is in programs.
    const globalId = await newChild(test.url);
    await measure(test.url, globalId, '2026-06-10', 74);
    const id = globalId.replace('Child_', '');
    const [family] = await store.read<{ id: string }>('test', 'select family_id as id from child where id = $1', [id]);
    const child = { id, familyId: family?.id ?? '' };
    await writeEverywhere(child);
    const exported = async () => {
      const all = await exportPerson(store, test.hub.audit, { personId: child.id, reason: 'test', caller });
      return Object.fromEntries(parts.map((part) => [part, ofPerson([all[part] ?? []].flat())])) as Record<Part, Row[]>;
    };
    before = await exported();
    await erasePerson(store, { personId: child.id, reason: 'test', caller });
    after = await exported();
  });
  afterAll(() => test.close());

  /** Writes something in every column that an erasure removes. */
  async function writeEverywhere({ id, familyId }: { id: string; familyId: string }): Promise<void> {
    const run = (sql: string, params: unknown[]) => test.hub.store.read('test', sql, params);
    await run(`update person set nik_differs = '{BIRTH_DATE}', marriage_planned_on = '2046-01-01' where id = $1`, [id]);
    await run(`update measurement set revision_reason = 'Sekar' where child_id = $1`, [id]);
    await run(`update enrolment set end_reason = 'Sekar' where family_id = $1`, [familyId]);
    await run(`update alert set resolution = 'Sekar' where child_id = $1`, [id]);
    await run(`update case_event e set note = 'Sekar' from stunting_case s where s.id = e.case_id and s.child_id = $1`, [id]);
    await run(
      `insert into intervention (id, case_id, kind, service, provided_on, note, recorded_by, recorded_at)
        select gen_random_uuid(), id, 'FOOD_AID', 'Sekar', opened_on, 'Sekar', 'test', now() from stunting_case where child_id = $1`,
      [id],
    );
    await run(
      `insert into family_change (id, family_id, kind, person_id, fields, reason, recorded_by, recorded_at)
        values (gen_random_uuid(), $2, 'MEMBER_CHANGED', $1, '[{"field":"bornOn","before":"2024-01-01","after":"2024-01-02"}]', 'Sekar', 'test', now())`,
      [id, familyId],
    );
  }

  /** The rules of a table by the names of its columns. */
  async function rulesOf(part: Part): Promise<{ table: string; rules: Record<string, ErasureRule> }> {
    const { entity, columns, others = {} } = personalTables[part];
    return test.hub.store.transaction((em) => {
      const { tableName, properties } = em.getMetadata().get(entity);
      const named = Object.entries(columns).map(([name, rule]): [string, ErasureRule] => [
        (properties as Record<string, { fieldNames: string[] }>)[name]?.fieldNames[0] ?? name,
        rule,
      ]);
      return Promise.resolve({ table: tableName, rules: { ...Object.fromEntries(named), ...others } });
    });
  }

  it.each(parts)('%s: every column of the table has a rule, and is exported or stated not to be', async (part) => {
    const { table, rules } = await rulesOf(part);
    const columns = await test.hub.store.read<{ name: string }>(
      'test',
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 order by 1`,
      [table],
    );
    const names = columns.map(({ name }) => name);
    expect(Object.keys(rules).toSorted()).toEqual(names.toSorted());
    const { notExported = [] } = personalTables[part];
    expect(Object.keys(before[part][0] ?? {})).toEqual(expect.arrayContaining(names.filter((name) => !notExported.includes(name))));
  });

  it.each(parts)('%s: an erasure does with every column what its rule says', async (part) => {
    const { rules } = await rulesOf(part);
    expect(before[part].length).toBeGreaterThan(0);
    expect(after[part]).toHaveLength(before[part].length);
    const broken = Object.entries(rules).flatMap(([column, rule]) =>
      before[part].flatMap((row, n) => {
        const [was, is] = [row[column], after[part][n]?.[column]];
        if (was === undefined || rule === 'coarsened') return [];
        const asTold =
          rule === 'kept' ? JSON.stringify(is) === JSON.stringify(was) : rule === 'removed' ? isRemoved(column, is) : is !== null;
        return asTold ? [] : [`${column} is ${rule}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`];
      }),
    );
    expect(broken).toEqual([]);
    const removed = Object.keys(rules).filter((column) => rules[column] === 'removed' && before[part].some((row) => column in row));
    // There was something to remove.
    expect(removed.filter((column) => before[part].every((row) => isRemoved(column, row[column])))).toEqual([]);
  });
});
