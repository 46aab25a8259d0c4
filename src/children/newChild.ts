import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { badUserInput, type InputPath } from '../base/errors.ts';
import { checkPerson, Sex, type KnownSex, type Person } from '../families/index.ts';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { insertTogether, type Columns } from '../store/insertTogether.ts';
import { agedOutMonths } from './cases/closeStuntingCase.ts';
import { Child } from './Child.ts';
import { checkWithin, type Range } from './measurementLimits.ts';

/** What is told of a child who is put under growth monitoring. */
export interface ChildFacts {
  name: string;
  nik?: string | null;
  sex: Sex;
  bornOn: IsoDate;
  birthWeightKg?: number | null;
  birthLengthCm?: number | null;
  motherHeightCm?: number | null;
  fatherHeightCm?: number | null;
}

/** A child whose facts were checked. */
export type KnownChild = ChildFacts & { sex: KnownSex };

/** Values outside these ranges are entry errors. Practice, not regulation: the ranges include the recorded extremes. */
export const registrationLimits = {
  birthWeightKg: { lowest: 0.3, highest: 8, unit: 'kg' },
  birthLengthCm: { lowest: 20, highest: 65, unit: 'cm' },
  motherHeightCm: { lowest: 100, highest: 210, unit: 'cm' },
  fatherHeightCm: { lowest: 100, highest: 230, unit: 'cm' },
} as const satisfies Record<string, Range>;

export const birthAndParents = Object.keys(registrationLimits) as (keyof typeof registrationLimits)[];

/** Whether a child has turned 60 months: its history is kept, and nobody is alerted about it. */
export function hasAgedOut(bornOn: IsoDate, today: IsoDate): boolean {
  return bornOn <= monthsBefore(today, agedOutMonths);
}

/** @throws HubError BAD_USER_INPUT for an impossible value, or a child who is not under five. */
export function checkNewChild(input: ChildFacts, today: IsoDate, inputPath: InputPath): asserts input is KnownChild {
  checkChildFacts(input, today, inputPath);
  if (hasAgedOut(input.bornOn, today))
    throw badUserInput([...inputPath, 'bornOn'], 'children.tooOldToRegister', {
      date: input.bornOn,
      oldest: monthsBefore(today, agedOutMonths),
    });
}

/** `checkNewChild` of a child of any age. */
export function checkChildFacts(input: ChildFacts, today: IsoDate, inputPath: InputPath): asserts input is KnownChild {
  checkPerson(input, today, inputPath);
  if (input.sex === Sex.UNKNOWN) throw badUserInput([...inputPath, 'sex'], 'children.sexUnknown');
  for (const name of birthAndParents) checkWithin(registrationLimits[name], input[name], [...inputPath, name]);
}

/** The row of a child who is new under monitoring, with the person's name and NIK. */
export function newChildRow(
  { id, name, nik, nikDiffers }: Pick<Person, 'id' | 'name' | 'nik' | 'nikDiffers'>,
  given: Omit<KnownChild, 'name' | 'nik'> & { familyId: string; villageCode: string; posyanduId?: string | null; recordedBy: string },
): Child {
  return Object.assign(new Child(), {
    id,
    familyId: given.familyId,
    name,
    nik,
    nikDiffers,
    villageCode: given.villageCode,
    posyanduId: given.posyanduId ?? null,
    sex: given.sex,
    bornOn: given.bornOn,
    birthWeightKg: given.birthWeightKg ?? null,
    birthLengthCm: given.birthLengthCm ?? null,
    motherHeightCm: given.motherHeightCm ?? null,
    fatherHeightCm: given.fatherHeightCm ?? null,
    monitoringEnd: null,
    monitoringEndedOn: null,
    latestMeasurementId: null,
    lastMeasuredOn: null,
    latestHeightForAge: null,
    latestWeightForHeight: null,
    recordedBy: given.recordedBy,
    recordedAt: new Date(),
  } satisfies Omit<Child, 'stunted' | 'severelyStunted' | 'wasted' | 'demo' | 'latestMeasurement'>);
}

/** Name and NIK are the person's; `latestMeasurement` is read with the child. */
const columns: Columns<Exclude<keyof Child, 'name' | 'nik' | 'nikDiffers' | 'latestMeasurement'>> = {
  id: ['id', 'uuid'],
  familyId: ['family_id', 'uuid'],
  villageCode: ['village_code', 'text'],
  posyanduId: ['posyandu_id', 'uuid'],
  sex: ['sex', 'text'],
  bornOn: ['born_on', 'date'],
  birthWeightKg: ['birth_weight_kg', 'double precision'],
  birthLengthCm: ['birth_length_cm', 'double precision'],
  motherHeightCm: ['mother_height_cm', 'double precision'],
  fatherHeightCm: ['father_height_cm', 'double precision'],
  latestMeasurementId: ['latest_measurement_id', 'uuid'],
  lastMeasuredOn: ['last_measured_on', 'date'],
  latestHeightForAge: ['latest_haz', 'double precision'],
  latestWeightForHeight: ['latest_whz', 'double precision'],
  stunted: ['stunted', 'boolean'],
  severelyStunted: ['severely_stunted', 'boolean'],
  wasted: ['wasted', 'boolean'],
  monitoringEnd: ['monitoring_end', 'text'],
  monitoringEndedOn: ['monitoring_ended_on', 'date'],
  recordedBy: ['recorded_by', 'text'],
  recordedAt: ['recorded_at', 'timestamptz'],
  demo: ['demo', 'boolean'],
};

/** Stores children whose persons are stored, with one statement. */
export function insertChildren(em: SqlEntityManager, children: readonly Child[]): Promise<void> {
  return insertTogether(em, 'child', columns, children);
}
