import { ReferenceKind, type EntityProperty } from '@mikro-orm/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';

let test: TestStore;
beforeAll(async () => (test = await openTestStore('postgresql')));
afterAll(() => test.drop());

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  default: string | null;
}

/** The types of the schema in which an entity's values of a type may be stored. */
const storedAs: Record<string, readonly string[]> = {
  uuid: ['uuid'],
  text: ['text'],
  string: ['text'],
  enum: ['text'],
  DateType: ['date'],
  datetime: ['timestamp with time zone'],
  DoubleType: ['double precision'],
  smallint: ['smallint'],
  integer: ['integer'],
  bigint: ['bigint'],
  boolean: ['boolean'],
  blob: ['bytea'],
  array: ['ARRAY'],
  JsonType: ['jsonb'],
};

/** Columns of no entity that a trigger fills where a statement leaves them out (migration 0020). */
const filledByTrigger = new Set(['person.village_code']);

function typesOf({ type, runtimeType, enum: isEnum, array: isArray }: EntityProperty): readonly string[] {
  if (isArray === true) return ['ARRAY'];
  if (isEnum === true) return ['text'];
  return storedAs[type] ?? storedAs[runtimeType] ?? [];
}

it('has the column of every property of an entity, with its type, nullability and default, and requires a value of no other column', async () => {
  const { store } = test;
  const problems: string[] = [];
  let compared = 0;
  await store.transaction(async (em) => {
    for (const entity of entities) {
      const { tableName, properties } = em.getMetadata().get(entity);
      const rows = await store.read<Column>(
        'columns',
        `select column_name as name, data_type as type, is_nullable = 'YES' as nullable, column_default as "default"
          from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [tableName],
      );
      const columns = new Map(rows.map((row) => [row.name, row]));
      const persistent = Object.values(properties as Record<string, EntityProperty>).filter(
        ({ persist, kind }) => persist !== false && kind === ReferenceKind.SCALAR,
      );
      for (const property of persistent) {
        compared++;
        const where = `${tableName}.${property.fieldNames.join()}`;
        const column = columns.get(property.fieldNames[0] ?? '');
        if (column === undefined) {
          problems.push(`${where} is not in the schema`);
          continue;
        }
        columns.delete(column.name);
        if (!typesOf(property).includes(column.type)) problems.push(`${where} is ${column.type}, the entity says ${property.type}`);
        if (column.nullable !== (property.nullable ?? false)) problems.push(`${where} is ${column.nullable ? '' : 'not '}nullable`);
        if (
          property.default !== undefined &&
          column.default?.replace(/::\w+(\[\])?$/, '').replace(/^'(.*)'$/, '$1') !== String(property.default)
        )
          problems.push(`${where} defaults to ${column.default}, the entity says ${String(property.default)}`);
      }
      // What an entity does not know it does not write: such a column has a default or may be empty.
      for (const column of columns.values())
        if (!column.nullable && column.default === null && !filledByTrigger.has(`${tableName}.${column.name}`))
          problems.push(`${tableName}.${column.name} is in no entity, and must have a value`);
    }
  });
  expect(problems).toEqual([]);
  expect(compared).toBeGreaterThan(150);
});
