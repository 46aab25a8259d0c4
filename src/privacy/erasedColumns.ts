import type { EntityClass } from '@mikro-orm/core';
import { Alert } from '../alerts/index.ts';
import { CaseEvent, Child, Intervention, Measurement, StuntingCase } from '../children/index.ts';
import { Family, FamilyChange, Person } from '../families/index.ts';
import { Enrolment } from '../programs/index.ts';
import type { PersonExport } from './exportPerson.ts';

/**
 * What an erasure does with a column: `kept` as it is; `removed` (null, empty, or a text that says so); `coarsened` as far as the figures
 * stay the same; `recorded`: it says that and when the record was erased.
 */
export type ErasureRule = 'kept' | 'removed' | 'coarsened' | 'recorded';

/** The columns of a table that hold data about a person. */
export interface PersonalTable {
  entity: EntityClass<object>;
  /** By property of the entity. */
  columns: Readonly<Record<string, ErasureRule>>;
  /** By name: columns that the entity does not know. */
  others?: Readonly<Record<string, ErasureRule>>;
  /** Names of columns that an export leaves out: the whole number stands in it instead. */
  notExported?: readonly string[];
}

/** Members of an entity that are no columns: they are read with it and stored elsewhere. */
interface NotStored {
  Child: 'name' | 'nik' | 'nikDiffers' | 'latestMeasurement';
  FamilyChange: 'ofDuplicate';
}

const person: Record<keyof Person, ErasureRule> = {
  id: 'kept',
  familyId: 'kept',
  name: 'removed',
  nik: 'removed',
  nikSealed: 'removed',
  nikHash: 'removed',
  nikDiffers: 'removed',
  sex: 'kept',
  bornOn: 'coarsened',
  relation: 'kept',
  married: 'kept',
  marriagePlannedOn: 'removed',
  pregnantDueOn: 'coarsened',
  // The coarser date of birth for somebody who was registered by mistake.
  goneOn: 'coarsened',
  pseudonymisedAt: 'recorded',
  demo: 'kept',
};

/** A family stays: it is of the other members too. The number of its card goes with the last of them. */
const family: Record<keyof Family, ErasureRule> = {
  id: 'kept',
  familyCard: 'kept',
  cardSealed: 'kept',
  cardHash: 'kept',
  villageCode: 'kept',
  rt: 'kept',
  rw: 'kept',
  welfareDecile: 'kept',
  habitable: 'kept',
  safeDrinkingWater: 'kept',
  healthyLatrine: 'kept',
  cleanSurroundings: 'kept',
  modernContraception: 'kept',
  monitoringEnd: 'kept',
  monitoringEndedOn: 'kept',
  origin: 'kept',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

const familyChange: Record<Exclude<keyof FamilyChange, NotStored['FamilyChange']>, ErasureRule> = {
  id: 'kept',
  familyId: 'kept',
  kind: 'kept',
  personId: 'kept',
  otherFamilyId: 'kept',
  happenedOn: 'kept',
  removal: 'kept',
  // Of an entry about the person; which fields have changed is kept, from what to what is removed.
  fields: 'removed',
  reason: 'removed',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

const enrolment: Record<keyof Enrolment, ErasureRule> = {
  id: 'kept',
  programId: 'kept',
  familyId: 'kept',
  villageCode: 'kept',
  enrolledOn: 'kept',
  endedOn: 'kept',
  outcome: 'kept',
  endReason: 'removed',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

const child: Record<Exclude<keyof Child, NotStored['Child']>, ErasureRule> = {
  id: 'kept',
  familyId: 'kept',
  villageCode: 'kept',
  posyanduId: 'kept',
  sex: 'kept',
  bornOn: 'coarsened',
  birthWeightKg: 'kept',
  birthLengthCm: 'kept',
  motherHeightCm: 'kept',
  fatherHeightCm: 'kept',
  latestMeasurementId: 'kept',
  lastMeasuredOn: 'kept',
  latestHeightForAge: 'kept',
  latestWeightForHeight: 'kept',
  stunted: 'kept',
  severelyStunted: 'kept',
  wasted: 'kept',
  monitoringEnd: 'kept',
  monitoringEndedOn: 'kept',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

const measurement: Record<keyof Measurement, ErasureRule> = {
  id: 'kept',
  childId: 'kept',
  posyanduId: 'kept',
  measuredOn: 'kept',
  // From the coarser date of birth.
  ageInDays: 'coarsened',
  weightKg: 'kept',
  heightCm: 'kept',
  position: 'kept',
  headCircumferenceCm: 'kept',
  upperArmCircumferenceCm: 'kept',
  oedema: 'kept',
  ill: 'kept',
  haz: 'kept',
  hazImplausible: 'kept',
  waz: 'kept',
  wazImplausible: 'kept',
  whz: 'kept',
  whzImplausible: 'kept',
  baz: 'kept',
  bazImplausible: 'kept',
  hcz: 'kept',
  hczImplausible: 'kept',
  acz: 'kept',
  aczImplausible: 'kept',
  stunted: 'kept',
  severelyStunted: 'kept',
  wasted: 'kept',
  severelyWasted: 'kept',
  underweight: 'kept',
  weightTrend: 'kept',
  implausibleBy: 'kept',
  referenceVersion: 'kept',
  recordedBy: 'kept',
  recordedAt: 'kept',
  supersededById: 'kept',
  isVoid: 'kept',
  revisionReason: 'removed',
  demo: 'kept',
};

const stuntingCase: Record<keyof StuntingCase, ErasureRule> = {
  id: 'kept',
  childId: 'kept',
  villageCode: 'kept',
  status: 'kept',
  openedOn: 'kept',
  openedById: 'kept',
  causes: 'kept',
  recoveryProposedOn: 'kept',
  firstInterventionOn: 'kept',
  closedOn: 'kept',
  closedWithMonitoring: 'kept',
  demo: 'kept',
};

const caseEvent: Record<keyof CaseEvent, ErasureRule> = {
  id: 'kept',
  caseId: 'kept',
  type: 'kept',
  status: 'kept',
  at: 'kept',
  recordedBy: 'kept',
  note: 'removed',
  causes: 'kept',
  measurementId: 'kept',
  interventionId: 'kept',
  demo: 'kept',
};

const intervention: Record<keyof Intervention, ErasureRule> = {
  id: 'kept',
  caseId: 'kept',
  kind: 'kept',
  enrolmentId: 'kept',
  service: 'removed',
  providedOn: 'kept',
  note: 'removed',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

const alert: Record<keyof Alert, ErasureRule> = {
  id: 'kept',
  kind: 'kept',
  severity: 'kept',
  status: 'kept',
  raisedAt: 'kept',
  since: 'kept',
  raisedSeq: 'kept',
  villageCode: 'kept',
  childId: 'kept',
  measurementId: 'kept',
  // Ages, scores and names of areas.
  facts: 'kept',
  acknowledgedBy: 'kept',
  acknowledgedAt: 'kept',
  resolvedBy: 'kept',
  resolvedAt: 'kept',
  resolution: 'removed',
  escalationLevel: 'kept',
  escalatedAt: 'kept',
  demo: 'kept',
};

/**
 * Parts of an export that are no entities: where the child lived and the audit log (kept), keys that clients made, possible duplicates
 * and the cells of imported rows (all removed).
 */
type OtherPart = 'earlierVillages' | 'duplicateCandidates' | 'importedRows' | 'clientKeys' | 'accessLog';

/**
 * Every column with data about a person, by part of an export, and what an erasure does with it. A property of an entity without a rule
 * does not compile; `test/privacy/erasedColumns.test.ts` compares the rules with the schema, an export and an erasure.
 */
export const personalTables: Readonly<Record<Exclude<keyof PersonExport, OtherPart>, PersonalTable>> = {
  person: {
    entity: Person,
    columns: person,
    others: { village_code: 'kept', nik_clear: 'removed', pseudonymised_by: 'recorded', pseudonymised_for: 'recorded' },
    notExported: ['nik_sealed', 'nik_hash', 'nik_mask', 'nik_clear'],
  },
  family: { entity: Family, columns: family, notExported: ['card_sealed', 'card_hash', 'card_mask'] },
  familyHistory: { entity: FamilyChange, columns: familyChange },
  enrolments: { entity: Enrolment, columns: enrolment },
  child: { entity: Child, columns: child, others: { district_code: 'kept' } },
  measurements: { entity: Measurement, columns: measurement },
  stuntingCases: { entity: StuntingCase, columns: stuntingCase },
  caseEvents: { entity: CaseEvent, columns: caseEvent },
  interventions: { entity: Intervention, columns: intervention },
  alerts: { entity: Alert, columns: alert },
};
