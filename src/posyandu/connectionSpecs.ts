import type { AreaCode } from '../base/areaCode.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';

export interface PosyanduFilter {
  area?: AreaCode | null;
  /** Open ones when true, closed ones when false; both when null. */
  open?: boolean | null;
  nameContains?: string | null;
}

function columnsOf(alias: string): Record<string, string> {
  return {
    id: `${alias}.id`,
    villageCode: `${alias}.village_code`,
    name: `${alias}.name`,
    rw: `${alias}.rw`,
    closedOn: `${alias}.closed_on`,
    mergedIntoId: `${alias}.merged_into_id`,
    demo: `${alias}.demo`,
  };
}

const needs = { village: ['villageCode'], mergedInto: ['mergedIntoId'] };

/** Posyandu as a list, without those that were merged; by their key they can be read too. Every viewer sees all of them. */
export const posyanduList: ConnectionSpec<PosyanduFilter> = {
  name: 'posyandus',
  columns: columnsOf('q'),
  needs,
  joined: {
    mergedInto: {
      spec: { columns: columnsOf('k'), needs, key: 'id' },
      join: 'left join posyandu k on k.id = q.merged_into_id',
      presence: 'id',
    },
  },
  from: 'posyandu q',
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 'q.village_code', type: 'text' } },
  orders: {
    NAME: { sql: 'q.name', type: 'text' },
    VILLAGE: { sql: 'q.village_code', type: 'text' },
  },
  defaultOrder: { field: 'VILLAGE', direction: 'ASC' },
  areaColumn: null,
  where: ({ area, open, nameContains }, bindings) => {
    const conditions = ['q.merged_into_id is null'];
    if (area != null) conditions.push(withinAreas('q.village_code', [area], bindings));
    if (open != null) conditions.push(open ? 'q.closed_on is null' : 'q.closed_on is not null');
    if (nameContains != null) conditions.push(`position(lower(${bindings.add(nameContains)}::text) in lower(q.name)) > 0`);
    return conditions;
  },
};
