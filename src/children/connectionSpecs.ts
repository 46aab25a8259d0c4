import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { checkRange } from '../base/errors.ts';
import { joinedFamily, monitoringCondition, type MonitoringState, type Sex } from '../families/index.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec, JoinedRow, Needs } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import { caseColumns, caseOfChild } from './cases/caseColumns.ts';

export interface ChildFilter {
  area?: AreaCode | null;
  sex?: Sex | null;
  minAgeMonths?: number | null;
  maxAgeMonths?: number | null;
  stunted?: boolean | null;
  severelyStunted?: boolean | null;
  wasted?: boolean | null;
  hasOpenCase?: boolean | null;
  nameContains?: string | null;
  /** Those under monitoring, when left out. */
  monitoring?: MonitoringState | null;
  /** The day on which ages are computed. */
  today: IsoDate;
}

export interface MeasurementFilter {
  area?: AreaCode | null;
  implausible?: boolean | null;
  /** Only those that this viewer recorded; all when null. */
  recordedBy?: string | null;
  from?: IsoDate | null;
  to?: IsoDate | null;
}

/** Condition of the measurements that count: neither corrected nor voided. */
export const currentMeasurementSql = 'm.superseded_by_id is null and not m.void';

/** Columns of a z-score; null in its value means that there is no score. */
function scoreNeeds(value: string): Needs {
  return { value: [value], implausible: [value, `${value}Implausible`], category: [value], __typename: [value] };
}

/** Measurements of a child that count, newest first; the others can be read by id. */
export const measurementList: ConnectionSpec<MeasurementFilter> = {
  name: 'measurements',
  columns: {
    id: 'm.id',
    childId: 'm.child_id',
    posyanduId: 'm.posyandu_id',
    measuredOn: 'm.measured_on',
    ageInDays: 'm.age_in_days',
    weightKg: 'm.weight_kg',
    heightCm: 'm.height_cm',
    position: 'm.position',
    headCircumferenceCm: 'm.head_circumference_cm',
    upperArmCircumferenceCm: 'm.upper_arm_circumference_cm',
    oedema: 'm.oedema',
    ill: 'm.ill',
    haz: 'm.haz',
    hazImplausible: 'm.haz_implausible',
    waz: 'm.waz',
    wazImplausible: 'm.waz_implausible',
    whz: 'm.whz',
    whzImplausible: 'm.whz_implausible',
    baz: 'm.baz',
    bazImplausible: 'm.baz_implausible',
    hcz: 'm.hcz',
    hczImplausible: 'm.hcz_implausible',
    acz: 'm.acz',
    aczImplausible: 'm.acz_implausible',
    stunted: 'm.stunted',
    severelyStunted: 'm.severely_stunted',
    wasted: 'm.wasted',
    severelyWasted: 'm.severely_wasted',
    underweight: 'm.underweight',
    weightTrend: 'm.weight_trend',
    implausibleBy: 'm.implausible_by',
    referenceVersion: 'm.reference_version',
    recordedBy: 'm.recorded_by',
    recordedAt: 'm.recorded_at',
    supersededById: 'm.superseded_by_id',
    isVoid: 'm.void',
    revisionReason: 'm.revision_reason',
    demo: 'm.demo',
  },
  needs: {
    child: ['childId'],
    supersededBy: ['supersededById'],
    implausible: ['implausibleBy'],
    implausibilities: ['implausibleBy'],
    likelyMistakes: ['implausibleBy'],
    assessment: {
      heightForAge: scoreNeeds('haz'),
      weightForAge: scoreNeeds('waz'),
      weightForHeight: scoreNeeds('whz'),
      bmiForAge: scoreNeeds('baz'),
      headCircumferenceForAge: scoreNeeds('hcz'),
      armCircumferenceForAge: scoreNeeds('acz'),
      stunted: ['stunted'],
      severelyStunted: ['severelyStunted'],
      wasted: ['wasted'],
      severelyWasted: ['severelyWasted'],
      underweight: ['underweight'],
    },
  },
  from: 'measurement m',
  audited: { type: 'Measurement', person: 'childId' },
  key: 'id',
  keyType: 'uuid',
  parents: { child: { column: 'm.child_id', type: 'uuid' } },
  orders: { MEASURED_ON: { sql: 'm.measured_on', type: 'date' } },
  defaultOrder: { field: 'MEASURED_ON', direction: 'DESC' },
  areaColumn: 'c.village_code',
  areaJoin: 'join child c on c.id = m.child_id',
  areaOf: ({ area }) => area,
  inArea: livesIn,
  where: ({ implausible, recordedBy, from, to }, bindings) => {
    const conditions = [currentMeasurementSql];
    // As text, so that the planner knows that an index of the implausible ones has them all.
    if (implausible != null) conditions.push(implausible ? `m.implausible_by <> '{}'` : `m.implausible_by = '{}'`);
    if (recordedBy != null) conditions.push(`m.recorded_by = ${bindings.add(recordedBy)}`);
    if (from != null) conditions.push(`m.measured_on >= ${bindings.add(from)}::date`);
    if (to != null) conditions.push(`m.measured_on <= ${bindings.add(to)}::date`);
    return conditions;
  },
};

/** The newest measurement of a child, to be read with it. */
export const latestMeasurement: JoinedRow = {
  spec: measurementList,
  join: 'left join measurement m on m.id = c.latest_measurement_id',
  presence: 'measuredOn',
};

/** Children as a list. */
export const childList: ConnectionSpec<ChildFilter> = {
  name: 'children',
  columns: {
    id: 'c.id',
    familyId: 'c.family_id',
    villageCode: 'c.village_code',
    posyanduId: 'c.posyandu_id',
    name: 'p.name',
    nik: 'p.nik_mask',
    nikDiffers: 'p.nik_differs',
    sex: 'c.sex',
    bornOn: 'c.born_on',
    birthWeightKg: 'c.birth_weight_kg',
    birthLengthCm: 'c.birth_length_cm',
    motherHeightCm: 'c.mother_height_cm',
    fatherHeightCm: 'c.father_height_cm',
    latestMeasurementId: 'c.latest_measurement_id',
    monitoringEnd: 'c.monitoring_end',
    monitoringEndedOn: 'c.monitoring_ended_on',
    demo: 'c.demo',
  },
  needs: {
    ageInMonths: ['bornOn'],
    family: ['familyId'],
    village: ['villageCode'],
  },
  joined: {
    family: joinedFamily('c.family_id'),
    latestMeasurement,
    stuntingCase: {
      spec: { ...caseColumns, key: 'id' },
      join: `left join lateral (${caseOfChild('c.id')}) s on true`,
      presence: 'id',
      audited: { type: 'StuntingCase', person: 'childId' },
    },
  },
  // A left join, though every child is a person: PostgreSQL leaves it out where nothing of the person is asked for.
  from: 'child c left join person p on p.id = c.id',
  audited: { type: 'Child', person: 'id' },
  key: 'id',
  keyType: 'uuid',
  parents: {
    village: { column: 'c.village_code', type: 'text' },
    district: { column: 'c.district_code', type: 'text' },
    regency: { column: 'left(c.district_code, 5)', type: 'text' },
    family: { column: 'c.family_id', type: 'uuid' },
  },
  orders: {
    ID: { sql: 'c.id', type: 'uuid' },
    NAME: { sql: 'p.name', type: 'text', lookup: 'select name from person where id = $key' },
    BORN_ON: { sql: 'c.born_on', type: 'date' },
    LATEST_HEIGHT_FOR_AGE: { sql: 'c.latest_haz', type: 'double precision', nullable: true },
    LATEST_WEIGHT_FOR_HEIGHT: { sql: 'c.latest_whz', type: 'double precision', nullable: true },
    LAST_MEASURED_ON: { sql: 'c.last_measured_on', type: 'date', nullable: true },
  },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: 'c.village_code',
  areaOf: ({ area }) => area,
  inArea: livesIn,
  where: childConditions,
};

/** The children of a district have its code, by which an index finds them in order. */
function livesIn(area: AreaCode, bindings: Bindings): string {
  return areaLevel(area) === 'DISTRICT' ? `c.district_code = ${bindings.add(area)}` : withinAreas('c.village_code', [area], bindings);
}

/** In months: a limit that no child exceeds. */
const oldestAge = 1_500;

/** @throws HubError BAD_USER_INPUT for an impossible age. */
function childConditions(filter: ChildFilter, bindings: Bindings): string[] {
  checkRange(['filter', 'minAgeMonths'], filter.minAgeMonths, 0, oldestAge);
  checkRange(['filter', 'maxAgeMonths'], filter.maxAgeMonths, 0, oldestAge);
  const conditions = monitoringCondition('c', filter.monitoring);
  if (filter.sex != null) conditions.push(`c.sex = ${bindings.add(filter.sex)}`);
  // n completed months today: born on or before today n months ago, and after today n + 1 months ago.
  if (filter.minAgeMonths != null) conditions.push(`c.born_on <= ${bindings.add(monthsBefore(filter.today, filter.minAgeMonths))}::date`);
  if (filter.maxAgeMonths != null)
    conditions.push(`c.born_on > ${bindings.add(monthsBefore(filter.today, filter.maxAgeMonths + 1))}::date`);
  // As text, so that the planner knows that an index of the stunted has them all.
  if (filter.stunted != null) conditions.push(filter.stunted ? 'c.stunted' : 'not c.stunted');
  if (filter.severelyStunted != null) conditions.push(`c.severely_stunted = ${bindings.add(filter.severelyStunted)}`);
  if (filter.wasted != null) conditions.push(`c.wasted = ${bindings.add(filter.wasted)}`);
  if (filter.hasOpenCase != null)
    conditions.push(
      `exists (select from stunting_case s where s.child_id = c.id and s.closed_on is null) = ${bindings.add(filter.hasOpenCase)}`,
    );
  if (filter.nameContains != null) conditions.push(`position(lower(${bindings.add(filter.nameContains)}::text) in lower(p.name)) > 0`);
  return conditions;
}
