import type { AreaCode } from '../base/areaCode.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import type { KampungKBClass, VillageKind } from './enums.ts';

export interface VillageFilter {
  area?: AreaCode | null;
  kind?: VillageKind | null;
  kampungKBClass?: KampungKBClass[] | null;
  nameContains?: string | null;
}

/** Villages as a list. Areas are public: every viewer sees all of them. */
export const villageList: ConnectionSpec<VillageFilter> = {
  name: 'villages',
  columns: {
    code: 'v.code',
    name: 'v.name',
    kind: 'v.kind',
    districtCode: 'v.district_code',
  },
  needs: { district: ['districtCode'] },
  from: 'village v join district d on d.code = v.district_code',
  key: 'code',
  keyType: 'text',
  parents: {
    district: { column: 'v.district_code', type: 'text' },
    regency: { column: 'd.regency_code', type: 'text' },
  },
  orders: {
    CODE: { sql: 'v.code', type: 'text' },
    NAME: { sql: 'v.name', type: 'text' },
  },
  defaultOrder: { field: 'CODE', direction: 'ASC' },
  areaColumn: null,
  // A class is decided any day.
  isReference: (filter) => filter?.kampungKBClass == null,
  where: ({ area, kind, kampungKBClass, nameContains }, bindings) => {
    const conditions: string[] = [];
    if (area != null) conditions.push(withinAreas('v.code', [area], bindings));
    if (kind != null) conditions.push(`v.kind = ${bindings.add(kind)}`);
    if (kampungKBClass != null) {
      conditions.push(
        `exists (select from kampung_kb k where k.village_code = v.code and k.class = any(${bindings.add(kampungKBClass)}::text[]))`,
      );
    }
    if (nameContains != null) conditions.push(`position(lower(${bindings.add(nameContains)}::text) in lower(v.name)) > 0`);
    return conditions;
  },
};

/** Districts, read by code or by regency. */
export const districtList: ConnectionSpec<Record<string, never>> = {
  name: 'districts',
  columns: {
    code: 'd.code',
    name: 'd.name',
    regencyCode: 'd.regency_code',
  },
  needs: { regency: ['regencyCode'] },
  from: 'district d',
  key: 'code',
  keyType: 'text',
  parents: { regency: { column: 'd.regency_code', type: 'text' } },
  orders: { CODE: { sql: 'd.code', type: 'text' } },
  defaultOrder: { field: 'CODE', direction: 'ASC' },
  areaColumn: null,
  isReference: () => true,
  where: () => [],
};

export const regencyList: ConnectionSpec<Record<string, never>> = {
  name: 'regencies',
  columns: {
    code: 'r.code',
    name: 'r.name',
  },
  from: 'regency r',
  key: 'code',
  keyType: 'text',
  parents: {},
  orders: { CODE: { sql: 'r.code', type: 'text' } },
  defaultOrder: { field: 'CODE', direction: 'ASC' },
  areaColumn: null,
  isReference: () => true,
  where: () => [],
};

/** Kampung KB by the code of their village. */
export const kampungKBList = {
  name: 'kampungKB',
  columns: {
    villageCode: 'k.village_code',
    class: 'k.class',
    declaredOn: 'k.declared_on',
    demo: 'k.demo',
  },
  needs: { nextClass: ['class', 'demo'] },
  from: 'kampung_kb k',
  key: 'villageCode',
  keyType: 'text' as const,
  areaColumn: null,
};
