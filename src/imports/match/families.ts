import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type FamilyRelation, Sex } from '../../families/index.ts';
import { nameLevels, nameSimilarity } from '../../matching/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { ParentFacts, PlaceFacts } from '../contract.ts';

/** A family that the hub has, or that an earlier row registers, as far as the family of a new child is told by it. */
export interface KnownFamily {
  readonly id: string;
  readonly villageCode: string;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly welfareDecile: number | null;
  readonly hasCard: boolean;
  /** Hashes of the card's number and of the members' NIKs, in hexadecimal digits. */
  readonly numbers: readonly string[];
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly sex: Sex | null;
    readonly relation: FamilyRelation;
    readonly bornOn: string | null;
    readonly nik: string | null;
  }[];
}

/** What tells the family of a row: the hashes of its card and of its parents' NIKs, its parents and where they live. */
export interface SoughtFamily {
  readonly numbers: readonly string[];
  readonly parents: readonly Pick<ParentFacts, 'name' | 'role'>[];
  readonly place: Pick<PlaceFacts, 'villageCode' | 'rt' | 'rw'> | null;
}

/** The families of the hub that rows may be of, with one statement: by the number of a card, the NIK of a member, or where they live. */
export async function readFamilies(em: SqlEntityManager, sought: readonly SoughtFamily[]): Promise<KnownFamily[]> {
  const numbers = [...new Set(sought.flatMap(({ numbers }) => numbers))];
  const homes = new Set(
    sought.flatMap(({ place, parents }) => (place?.rt == null || parents.length === 0 ? [] : [`${place.villageCode} ${place.rt}`])),
  );
  if (numbers.length === 0 && homes.size === 0) return [];
  const rows = await queryIn<Omit<KnownFamily, 'numbers' | 'hasCard'> & { card: string | null }>(
    em,
    `with numbers as (select decode(h, 'hex') as hash from unnest($1::text[]) h),
      found as (
        select id from family where card_hash in (select hash from numbers)
        union select family_id from person where nik_hash in (select hash from numbers)
        union select f.id from json_to_recordset($2::json) as r (village text, rt text) join family f on f.village_code = r.village and f.rt = r.rt
      )
      select f.id, f.village_code as "villageCode", f.rt, f.rw, f.welfare_decile as "welfareDecile", encode(f.card_hash, 'hex') as card,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'relation', p.relation, 'bornOn', p.born_on,
          'nik', encode(p.nik_hash, 'hex')) order by p.id), '[]') from person p
          where p.family_id = f.id and p.pseudonymised_at is null and p.gone_on is null) as members
      from found join family f on f.id = found.id where f.monitoring_end is null order by f.id`,
    [numbers, JSON.stringify([...homes].map((home) => ({ village: home.split(' ')[0], rt: home.split(' ')[1] })))],
  );
  return rows.map(({ card, ...family }) => ({
    ...family,
    hasCard: card !== null,
    members: family.members.map((member) => ({ ...member, sex: member.sex === Sex.UNKNOWN ? null : member.sex })),
    numbers: [card, ...family.members.map(({ nik }) => nik)].filter((number) => number !== null),
  }));
}

/** Families, found by a number or by who lives where. */
export class Families {
  readonly #byNumber = new Map<string, KnownFamily>();
  readonly #byHome = new Map<string, KnownFamily[]>();
  readonly #byId = new Map<string, KnownFamily>();

  constructor(families: readonly KnownFamily[] = []) {
    for (const family of families) this.add(family);
  }

  add(family: KnownFamily): void {
    this.#byId.set(family.id, family);
    for (const number of family.numbers) this.#byNumber.set(number, family);
    if (family.rt === null) return;
    const home = `${family.villageCode} ${family.rt}`;
    const there = this.#byHome.get(home);
    if (there === undefined) this.#byHome.set(home, [family]);
    else there.push(family);
  }

  get(id: string): KnownFamily | undefined {
    return this.#byId.get(id);
  }

  /** By the number of its card or the NIK of a member. */
  byNumber(numbers: readonly string[]): KnownFamily | undefined {
    return numbers.map((number) => this.#byNumber.get(number)).find((family) => family !== undefined);
  }

  /**
   * By a parent of this name in the same RT (and RW, where both are known) of the village. Null where none lives there, or several do:
   * then nothing tells them apart.
   */
  byHome({ parents, place }: SoughtFamily): KnownFamily | null {
    if (place?.rt == null || parents.length === 0) return null;
    const there = (this.#byHome.get(`${place.villageCode} ${place.rt}`) ?? []).filter(
      ({ rw, members }) =>
        (rw === null || place.rw === null || rw === place.rw) &&
        members.some((member) => parents.some((parent) => isParent(parent, member))),
    );
    const [only, ...others] = new Set(there.map(({ id }) => id));
    return only === undefined || others.length > 0 ? null : (this.#byId.get(only) ?? null);
  }
}

function isParent({ name, role }: Pick<ParentFacts, 'name' | 'role'>, member: KnownFamily['members'][number]): boolean {
  if (member.relation !== 'HEAD' && member.relation !== 'SPOUSE') return false;
  if (role !== 'UNKNOWN' && member.sex !== null && (role === 'MOTHER') !== (member.sex === Sex.FEMALE)) return false;
  return nameSimilarity(name, member.name) >= nameLevels.SAME;
}
