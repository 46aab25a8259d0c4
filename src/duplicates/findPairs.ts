import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { breathe } from '../base/eventLoop.ts';
import { comparedSql } from '../families/index.ts';
import { birthDatesBeside, comparePersons, daysInVillage, isCandidate, type MatchedPerson } from '../matching/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { DuplicateKind, DuplicateReason } from './enums.ts';

/** Two records that were found to be alike. */
export interface FoundPair {
  kind: DuplicateKind;
  /** Their keys, in order. */
  recordIds: [string, string];
  /** Where each of them lives. */
  villageCodes: [string, string];
  score: number;
  reasons: DuplicateReason[];
}

interface ComparedPerson extends MatchedPerson {
  id: string;
  familyId: string;
  bornOn: string;
  isCouple: boolean;
  isMonitored: boolean;
}

/** SQL of a person `p` as it is compared. Of a child of the head the mother is the head or the spouse. */
const columns = `p.id, p.family_id as "familyId", p.name, p.sex, p.born_on::text as "bornOn", p.village_code as "villageCode",
  encode(p.nik_hash, 'hex') as nik, (select c.posyandu_id from child c where c.id = p.id) as "posyanduId", p.relation in ('HEAD', 'SPOUSE') as "isCouple",
  exists (select from child c where c.id = p.id) as "isMonitored",
  case when p.relation = 'CHILD' then (
    select m.name from person m where m.family_id = p.family_id and m.sex = 'FEMALE' and m.relation in ('HEAD', 'SPOUSE') order by m.relation, m.id limit 1
  ) end as "motherName"`;

/** The members of families who are compared. */
export function readCompared(em: SqlEntityManager, familyIds: readonly string[]): Promise<ComparedPerson[]> {
  return queryIn<ComparedPerson>(em, `select ${columns} from person p where p.family_id = any($1::uuid[]) and ${comparedSql('p')}`, [
    familyIds,
  ]);
}

/**
 * Finds the records that are alike to those of some persons, with one statement: in the whole regency those with a birth date that may be
 * the same, written otherwise, and in the village those born within some weeks (`maybeOne` of src/matching); then those two that are of one
 * family.
 */
export async function findPairs(em: SqlEntityManager, own: readonly ComparedPerson[]): Promise<FoundPair[]> {
  if (own.length === 0) return [];
  const rows = await queryIn<ComparedPerson & { ownId: string }>(
    em,
    `with own as (select * from json_to_recordset($1::json) as r ("ownId" uuid, village text, born date, dates date[])),
      beside as (
        select o."ownId", p.id from own o join person p on p.born_on = any(o.dates)
        union select o."ownId", p.id from own o join person p on p.village_code = o.village and p.born_on between o.born - ${daysInVillage} and o.born + ${daysInVillage}
      )
      select b."ownId", ${columns} from beside b join person p on p.id = b.id where p.id <> b."ownId" and ${comparedSql('p')}`,
    [
      JSON.stringify(
        own.map(({ id, villageCode, bornOn }) => ({ ownId: id, village: villageCode, born: bornOn, dates: birthDatesBeside(bornOn) })),
      ),
    ],
  );
  const byId = new Map(own.map((person) => [person.id, person]));
  const pairs = new Map<string, FoundPair>();
  const families = new Map<
    string,
    { ids: [string, string]; villages: [string, string]; unlikely: number; members: Set<string>; couple: boolean }
  >();
  for (const { ownId, ...other } of rows) {
    await breathe();
    const person = byId.get(ownId);
    if (person === undefined) continue;
    const match = comparePersons(person, other);
    if (!isCandidate(match)) continue;
    const [first, second] = person.id < other.id ? [person, other] : [other, person];
    const key = `${first.id} ${second.id}`;
    if (pairs.has(key)) continue;
    pairs.set(key, {
      kind: first.isMonitored && second.isMonitored ? DuplicateKind.CHILD : DuplicateKind.PERSON,
      recordIds: [first.id, second.id],
      villageCodes: [first.villageCode, second.villageCode],
      score: match.score,
      reasons: match.reasons.map((reason) => DuplicateReason[reason]),
    });
    if (first.familyId === second.familyId) continue;
    const [one, two] = first.familyId < second.familyId ? [first, second] : [second, first];
    const name = `${one.familyId} ${two.familyId}`;
    const family = families.get(name) ?? {
      ids: [one.familyId, two.familyId],
      villages: [one.villageCode, two.villageCode],
      unlikely: 1,
      members: new Set<string>(),
      couple: false,
    };
    family.unlikely *= 1 - match.score;
    family.members.add(one.id);
    family.couple ||= one.isCouple && two.isCouple;
    families.set(name, family);
  }
  const ofFamilies = [...families.values()]
    .filter(({ couple, members }) => couple || members.size > 1)
    .map(({ ids, villages, unlikely, members, couple }): FoundPair => ({
      kind: DuplicateKind.FAMILY,
      recordIds: ids,
      villageCodes: villages,
      score: 1 - unlikely,
      reasons: [...(couple ? [DuplicateReason.HEAD] : []), ...(members.size > 1 ? [DuplicateReason.MEMBERS] : [])],
    }));
  return [...pairs.values(), ...ofFamilies];
}
