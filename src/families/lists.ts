import type { AreaCode } from '../areaCode.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';

export interface FamilyFilter {
  area?: AreaCode | null;
  maxWelfareDecile?: number | null;
}

/** Families as a list. */
export const familyList: ConnectionSpec<FamilyFilter> = {
  name: 'families',
  columns: {
    id: 'f.id',
    villageCode: 'f.village_code',
    rt: 'f.rt',
    rw: 'f.rw',
    welfareDecile: 'f.welfare_decile',
    habitable: 'f.habitable',
    safeDrinkingWater: 'f.safe_drinking_water',
    healthyLatrine: 'f.healthy_latrine',
    cleanSurroundings: 'f.clean_surroundings',
    demo: 'f.demo',
  },
  needs: {
    village: ['villageCode'],
    housing: ['habitable', 'safeDrinkingWater', 'healthyLatrine', 'cleanSurroundings'],
  },
  from: `family f join person h on h.family_id = f.id and h.relation = 'HEAD'`,
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 'f.village_code', type: 'text' } },
  orders: {
    ID: { sql: 'f.id', type: 'uuid' },
    HEAD_NAME: { sql: 'h.name', type: 'text', lookup: `select name from person where family_id = $key and relation = 'HEAD'` },
    WELFARE_DECILE: { sql: 'f.welfare_decile', type: 'smallint', nullable: true },
  },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: 'f.village_code',
  where: ({ area, maxWelfareDecile }, bindings) => {
    const conditions: string[] = [];
    if (area != null) conditions.push(withinAreas('f.village_code', [area], bindings));
    if (maxWelfareDecile != null) conditions.push(`f.welfare_decile <= ${bindings.add(maxWelfareDecile)}`);
    return conditions;
  },
};

/** Persons by their key. */
export const personList = {
  name: 'persons',
  columns: {
    id: 'p.id',
    familyId: 'p.family_id',
    name: 'p.name',
    nik: 'p.nik',
    sex: 'p.sex',
    bornOn: 'p.born_on',
    relation: 'p.relation',
    demo: 'p.demo',
  },
  from: 'person p join family f on f.id = p.family_id',
  key: 'id',
  keyType: 'uuid' as const,
  areaColumn: 'f.village_code',
};
