import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { comparedSql, Sex } from '../../families/index.ts';
import { birthDatesBeside, daysInVillage } from '../../matching/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { KnownChild, KnownParent } from './KnownChild.ts';

/** A row that is looked for among the hub's children by its birth date. */
export interface SoughtRow {
  readonly number: number;
  readonly bornOn: string;
  readonly villageCode: string | null;
}

/** A person who may be a row's, before family and parents are read. */
export interface BesidePerson {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly sex: KnownChild['sex'];
  readonly bornOn: string;
  readonly villageCode: string;
}

/**
 * Who may be the child of each row, with one statement: in the own village those born within some weeks, in the own district those whose
 * birth date may be the same, written otherwise; elsewhere those of the very day, for whoever moved. What this leaves out is not found.
 */
export function readBeside(em: SqlEntityManager, rows: readonly SoughtRow[]): Promise<BesidePerson[]> {
  if (rows.length === 0) return Promise.resolve([]);
  return queryIn<BesidePerson>(
    em,
    `with own as (select * from json_to_recordset($1::json) as r (number integer, village text, district text, born date, dates date[])),
      beside as (
        select o.number, p.id from own o join person p on p.born_on = o.born
        union select o.number, p.id from own o join person p on p.born_on = any(o.dates) and (o.district is null or left(p.village_code, 8) = o.district)
        union select o.number, p.id from own o join person p
          on p.village_code = o.village and p.born_on between o.born - ${daysInVillage} and o.born + ${daysInVillage}
      )
      select b.number, p.id, p.name, p.sex, p.born_on::text as "bornOn", p.village_code as "villageCode"
      from beside b join person p on p.id = b.id where p.relation not in ('HEAD', 'SPOUSE') and ${comparedSql('p')}`,
    [
      JSON.stringify(
        rows.map(({ number, villageCode, bornOn }) => ({
          number,
          village: villageCode,
          district: villageCode?.slice(0, '00.00.00'.length) ?? null,
          born: bornOn,
          dates: birthDatesBeside(bornOn),
        })),
      ),
    ],
  );
}

/** Persons by key or by hash of their NIK, as they are compared with rows; those without a birth date and those erased are left out. */
export async function readKnown(em: SqlEntityManager, by: { ids: readonly string[]; nikHashes: readonly string[] }): Promise<KnownChild[]> {
  if (by.ids.length === 0 && by.nikHashes.length === 0) return [];
  const rows = await queryIn<Omit<KnownChild, 'parents'> & { parents: KnownParent[] | null }>(
    em,
    `select p.id, p.family_id as "familyId", p.name, p.sex, p.born_on::text as "bornOn", p.village_code as "villageCode",
        c.posyandu_id as posyandu, encode(p.nik_hash, 'hex') as nik, c.id is not null as "isChild",
        c.birth_weight_kg as "birthWeightKg", c.birth_length_cm as "birthLengthCm", c.last_measured_on::text as "lastMeasuredOn",
        c.monitoring_end as "monitoringEnd", c.monitoring_ended_on::text as "monitoringEndedOn",
        (select json_agg(json_build_object('name', m.name, 'sex', m.sex)) from person m
          where m.family_id = p.family_id and m.relation in ('HEAD', 'SPOUSE') and m.id <> p.id and m.pseudonymised_at is null) as parents
      from person p left join child c on c.id = p.id
      where ${comparedSql('p')} and (p.id = any($1::uuid[]) or p.nik_hash = any(select decode(h, 'hex') from unnest($2::text[]) h))`,
    [[...by.ids], [...by.nikHashes]],
  );
  return rows.map((row) => ({
    ...row,
    parents: (row.parents ?? []).map(({ name, sex }) => ({ name, sex: sex === Sex.UNKNOWN ? null : sex })),
  }));
}
