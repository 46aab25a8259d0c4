import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { insertTogether, type Columns } from '../store/insertTogether.ts';
import type { Family } from './Family.ts';
import type { FamilyChange } from './FamilyChange.ts';
import type { Person } from './Person.ts';

const family: Columns<keyof Family> = {
  id: ['id', 'uuid'],
  villageCode: ['village_code', 'text'],
  familyCard: ['card_mask', 'text'],
  cardSealed: ['card_sealed', 'bytea'],
  cardHash: ['card_hash', 'bytea'],
  rt: ['rt', 'text'],
  rw: ['rw', 'text'],
  welfareDecile: ['welfare_decile', 'smallint'],
  habitable: ['habitable', 'boolean'],
  safeDrinkingWater: ['safe_drinking_water', 'boolean'],
  healthyLatrine: ['healthy_latrine', 'boolean'],
  cleanSurroundings: ['clean_surroundings', 'boolean'],
  modernContraception: ['modern_contraception', 'boolean'],
  monitoringEnd: ['monitoring_end', 'text'],
  monitoringEndedOn: ['monitoring_ended_on', 'date'],
  origin: ['origin', 'text'],
  recordedBy: ['recorded_by', 'text'],
  recordedAt: ['recorded_at', 'timestamptz'],
  demo: ['demo', 'boolean'],
};

/** `village_code` follows from the family, by a trigger. */
const person: Columns<Exclude<keyof Person, 'pseudonymisedAt'>> = {
  id: ['id', 'uuid'],
  familyId: ['family_id', 'uuid'],
  name: ['name', 'text'],
  nik: ['nik_mask', 'text'],
  nikSealed: ['nik_sealed', 'bytea'],
  nikHash: ['nik_hash', 'bytea'],
  nikDiffers: ['nik_differs', 'text[]'],
  sex: ['sex', 'text'],
  bornOn: ['born_on', 'date'],
  relation: ['relation', 'text'],
  married: ['married', 'boolean'],
  marriagePlannedOn: ['marriage_planned_on', 'date'],
  pregnantDueOn: ['pregnant_due_on', 'date'],
  goneOn: ['gone_on', 'date'],
  demo: ['demo', 'boolean'],
};

type Entry = Pick<FamilyChange, 'id' | 'familyId' | 'kind' | 'personId' | 'fields' | 'recordedBy'> &
  Partial<Pick<FamilyChange, 'happenedOn' | 'reason'>>;

const entry: Columns<keyof Entry | 'recordedAt'> = {
  id: ['id', 'uuid'],
  familyId: ['family_id', 'uuid'],
  kind: ['kind', 'text'],
  personId: ['person_id', 'uuid'],
  fields: ['fields', 'jsonb'],
  happenedOn: ['happened_on', 'date'],
  reason: ['reason', 'text'],
  recordedBy: ['recorded_by', 'text'],
  recordedAt: ['recorded_at', 'timestamptz'],
};

/** Stores families, with one statement. */
export function insertFamilies(em: SqlEntityManager, rows: readonly Family[]): Promise<void> {
  return insertTogether(em, 'family', family, rows);
}

/** Stores persons of families that are stored, with one statement. */
export function insertPersons(em: SqlEntityManager, rows: readonly Person[]): Promise<void> {
  return insertTogether(em, 'person', person, rows);
}

/** Stores entries of the histories of families, with one statement. */
export function insertHistory(em: SqlEntityManager, rows: readonly Entry[]): Promise<void> {
  const recordedAt = new Date();
  return insertTogether(
    em,
    'family_change',
    entry,
    rows.map((row) => ({ ...row, recordedAt })),
  );
}

/** A sealed number of a family or a person. */
interface SealedNumber {
  readonly id: string;
  readonly sealed: Buffer;
  readonly hash: Buffer;
  readonly mask: string;
}

/** Stores numbers of the cards of locked families, with one statement. */
export async function storeCards(em: SqlEntityManager, cards: readonly SealedNumber[]): Promise<void> {
  await queryIn(
    em,
    `update family f set card_sealed = r.sealed, card_hash = r.hash, card_mask = r.mask
      from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea, mask text) where f.id = r.id`,
    [JSON.stringify(cards.map(asHex))],
  );
}

/** Stores NIKs of locked persons, with one statement. */
export async function storeNiks(
  em: SqlEntityManager,
  niks: readonly (SealedNumber & { readonly differs: readonly string[] })[],
): Promise<void> {
  await queryIn(
    em,
    `update person p set nik_sealed = r.sealed, nik_hash = r.hash, nik_mask = r.mask, nik_differs = r.differs
      from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea, mask text, differs text[]) where p.id = r.id`,
    [JSON.stringify(niks.map(asHex))],
  );
}

function asHex<Row extends SealedNumber>(row: Row) {
  return { ...row, sealed: `\\x${row.sealed.toString('hex')}`, hash: `\\x${row.hash.toString('hex')}` };
}
