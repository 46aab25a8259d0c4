import type { SqlEntityManager } from '@mikro-orm/postgresql';
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

type Entry = Pick<FamilyChange, 'id' | 'familyId' | 'kind' | 'personId' | 'recordedBy'>;

/** What is left out has a default: such an entry has no changed fields and no reason. */
const entry: Columns<keyof Entry | 'recordedAt'> = {
  id: ['id', 'uuid'],
  familyId: ['family_id', 'uuid'],
  kind: ['kind', 'text'],
  personId: ['person_id', 'uuid'],
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
