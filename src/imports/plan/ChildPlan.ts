import { v7 as uuid } from 'uuid';
import { mayWriteIn } from '../../access/viewer.ts';
import { message, render } from '../../base/messages/index.ts';
import { monthsBefore } from '../../base/calendar.ts';
import { FamilyRelation, Sex } from '../../families/index.ts';
import { ageInDays, lastDay } from '../../growth/index.ts';
import type {
  ChildFacts,
  EnrolmentFacts,
  FileRow,
  ImportOperation,
  MeasurementRowFacts,
  ParentFacts,
  PlannedCorrection,
  PlannedFamily,
  PlannedMeasurement,
  PlannedPerson,
  PlannedWrites,
  RowPlan,
  RowRemark,
} from '../contract.ts';
import { RowFate } from '../enums.ts';
import type { ComparedRow, Decision } from '../match/compareRow.ts';
import { Families, type SoughtFamily } from '../match/families.ts';
import type { KnownChild } from '../match/KnownChild.ts';
import type { PlanMemory } from './PlanMemory.ts';
import { nothing } from './planning.ts';
import { compareScores } from './fileScores.ts';
import { isEnrolled, type readEnrolled } from './readEnrolled.ts';
import type { KnownMeasurement, readMeasured } from './readMeasured.ts';

/** More children of one family in a file are more likely children of many families with one number of a family card. Practice. */
const mostChildren = 15;

/** A row that names a child, with what was found of it. */
export interface ChildRow {
  row: FileRow;
  facts: ChildFacts | EnrolmentFacts;
  compared: ComparedRow;
}

/** What the hub has that rows of a slice may be about. */
export interface KnownRecords {
  families: Families;
  measured: Awaited<ReturnType<typeof readMeasured>>;
  enrolled: Awaited<ReturnType<typeof readEnrolled>>;
  /** The hashes that a number may stand under. */
  hashes: (number: string | null) => string[];
}

/** What a row measures. */
export function measurementsOf(facts: ChildFacts | EnrolmentFacts): readonly MeasurementRowFacts[] {
  return 'measurements' in facts ? facts.measurements : facts.measurement === null ? [] : [facts.measurement];
}

/** What becomes of one row. */
export class ChildPlan {
  readonly #row: FileRow;
  readonly #facts: ChildFacts | EnrolmentFacts;
  readonly #posyanduKey: string | null;
  readonly #reasons: RowRemark[];

  constructor(
    { row, facts, compared }: ChildRow,
    readonly operation: ImportOperation,
    readonly memory: PlanMemory,
  ) {
    this.#row = row;
    this.#facts = facts;
    this.#posyanduKey = compared.posyandu;
    this.#reasons = [...row.notes];
  }

  plan(decision: Decision, sought: SoughtFamily, records: KnownRecords): RowPlan {
    const { place } = this.#facts;
    if (place !== null && !mayWriteIn(this.operation.viewer, place.villageCode))
      return this.#refused({ column: null, message: message('shared.outsideWriteAreas') });
    switch (decision.is) {
      case 'UNCLEAR':
        this.#say(message('imports.undecided'));
        return {
          ...this.#made(RowFate.UNCLEAR, null, null),
          candidates: decision.matches.map(({ known, score, reasons }) => ({
            childId: known.id,
            familyId: known.familyId,
            score,
            reasons,
          })),
        };
      case 'KNOWN':
        return this.#known(this.memory.asLearnt(decision.match.known), records);
      case 'NEW':
        return this.#new(sought, records);
    }
  }

  #say(text: RowRemark['message'], column: string | null = null): void {
    this.#reasons.push({ column, message: text });
  }

  #made(fate: RowFate, who: { childId: string; familyId: string } | null, writes: PlannedWrites | null): RowPlan {
    return {
      row: this.#row,
      fate,
      reasons: this.#reasons,
      villageCode: this.#facts.place?.villageCode ?? null,
      childId: who?.childId ?? null,
      familyId: who?.familyId ?? null,
      candidates: [],
      writes,
    };
  }

  #refused(reason: RowRemark): RowPlan {
    return { ...this.#made(RowFate.REFUSED, null, null), reasons: [reason, ...this.#reasons] };
  }

  #known(child: KnownChild, { measured, enrolled, hashes }: KnownRecords): RowPlan {
    const { place } = this.#facts;
    if (place !== null && place.villageCode !== child.villageCode) this.#say(message('imports.otherVillage'));
    const who = { childId: child.id, familyId: child.familyId };
    const measurements: PlannedMeasurement[] = [];
    let correction: PlannedCorrection | null = null;
    for (const facts of measurementsOf(this.#facts)) {
      const inFile = this.memory.measured.find(child.id, facts.measuredOn, facts, this.#row.line);
      if (inFile?.isSame === true) {
        this.#say(message('imports.sameAsRow', { line: inFile.line }));
        continue;
      }
      if (inFile !== null) return this.#refused({ column: null, message: message('imports.otherValuesInFile', { line: inFile.line }) });
      const problem = problemOfDay(facts.measuredOn, child);
      if (problem !== null) return this.#refused({ column: null, message: problem });
      this.memory.measured.add(child.id, facts.measuredOn, facts, this.#row.line);
      const there = measured.get(`${child.id} ${facts.measuredOn}`) ?? [];
      const current = there.find((measurement) => measurement.supersededById === null && !measurement.void);
      if (current === undefined && !there.some((one) => !one.void && isIn(facts, one))) {
        measurements.push({ childId: child.id, ...facts });
        const { sex, bornOn } = child;
        if (sex !== Sex.UNKNOWN) this.#reasons.push(...compareScores(facts, { sex, bornOn }));
      } else if (current === undefined) this.#say(message('imports.voidedSince'));
      else if (isIn(facts, current)) continue;
      else if (there.some((one) => one !== current && !one.void && isIn(facts, one))) this.#say(message('imports.correctedSince'));
      else correction = this.#correction(facts, current);
    }
    const childFacts = lacked(child, this.#facts.child);
    const isNewest = measurements.some(({ measuredOn }) => measuredOn > (child.lastMeasuredOn ?? ''));
    const posyandu = child.posyandu === null || isNewest ? this.#posyandu(child.id, child.villageCode, child.posyandu) : null;
    const member = child.isChild ? null : this.#asChild(child);
    if (!child.isChild && member === null) return this.#refused({ column: null, message: message('imports.sexNeeded') });
    const enrolment = this.#enrolment(child.familyId, enrolled);
    const writes = { ...nothing, measurements, correction, childFacts, posyandu, child: member, enrolment };
    const hasWrites =
      measurements.length > 0 || correction !== null || childFacts !== null || posyandu !== null || member !== null || enrolment !== null;
    if (!hasWrites && this.#reasons.length === this.#row.notes.length) this.#say(message('imports.nothingNew'));
    if (hasWrites) this.#learn(child, posyandu !== null, withHash(childFacts, hashes), measurements);
    return this.#made(correction !== null ? RowFate.CHANGED : hasWrites ? RowFate.KNOWN : RowFate.EQUAL, who, hasWrites ? writes : null);
  }

  #correction(facts: MeasurementRowFacts, current: KnownMeasurement): PlannedCorrection {
    const values: PlannedCorrection['values'] = Object.fromEntries(
      comparedValues.filter((name) => facts[name] !== null && facts[name] !== current[name]).map((name) => [name, facts[name]]),
    );
    const fields = Object.keys(values).map((field) => message('imports.correctedField', { field }));
    this.#say(message('imports.corrected', { fields: fields.reduce((first, next) => message('interchange.comma', { first, next })) }));
    return {
      measurementId: current.id,
      childId: current.childId,
      values,
      reason: render(message('imports.correctionReason', { line: this.#row.line }), 'id'),
      fileScores: facts.fileScores,
    };
  }

  /** A member of a family who is not under monitoring yet. */
  #asChild({ id, familyId, name, sex, bornOn }: KnownChild): PlannedWrites['child'] {
    const { birthWeightKg, birthLengthCm, nik } = this.#facts.child;
    return sex === Sex.UNKNOWN ? null : { id, familyId, name, nik, sex, bornOn, birthWeightKg, birthLengthCm };
  }

  #posyandu(childId: string, villageCode: string, current: string | null): PlannedWrites['posyandu'] {
    const { place } = this.#facts;
    if (place?.posyandu == null || this.#posyanduKey === null || place.villageCode !== villageCode || this.#posyanduKey === current)
      return null;
    return { childId, villageCode, name: place.posyandu, rw: place.rw };
  }

  #enrolment(familyId: string, enrolled: KnownRecords['enrolled']): PlannedWrites['enrolment'] {
    const { programId } = this.operation;
    if (!('enrolledOn' in this.#facts) || programId === null) return null;
    const { enrolledOn, endedOn } = this.#facts;
    return isEnrolled(enrolled.get(familyId) ?? [], { enrolledOn, endedOn }) ? null : { familyId, programId, enrolledOn, endedOn };
  }

  /** Rows after this one find the child as this one leaves it. */
  #learn(child: KnownChild, hasPosyandu: boolean, facts: Partial<KnownChild>, measurements: readonly PlannedMeasurement[]): void {
    const days = [child.lastMeasuredOn, ...measurements.map(({ measuredOn }) => measuredOn)].filter((day) => day !== null).toSorted();
    const posyandu = hasPosyandu ? this.#posyanduKey : child.posyandu;
    this.memory.learn({ ...child, ...facts, posyandu, isChild: true, lastMeasuredOn: days.at(-1) ?? null });
  }

  #new(sought: SoughtFamily, { families, hashes }: KnownRecords): RowPlan {
    const { child, place, parents } = this.#facts;
    const { today } = this.operation;
    if ('measurements' in this.#facts) return this.#refused({ column: null, message: message('imports.childUnknown') });
    if (child.bornOn === null) return this.#refused({ column: null, message: message('imports.birthDateNeeded') });
    if (child.sex === null || child.sex === Sex.UNKNOWN) return this.#refused({ column: null, message: message('imports.sexNeeded') });
    if (place === null) return this.#refused({ column: null, message: message('imports.villageNeeded') });
    const { bornOn, sex } = child;
    const measurements = measurementsOf(this.#facts);
    for (const { measuredOn } of measurements) {
      const problem = problemOfDay(measuredOn, { bornOn, monitoringEnd: null, monitoringEndedOn: null });
      if (problem !== null) return this.#refused({ column: null, message: problem });
    }
    const found =
      families.byNumber(sought.numbers) ??
      this.memory.families.byNumber(sought.numbers) ??
      families.byHome(sought) ??
      this.memory.families.byHome(sought);
    const family = found ?? null;
    if (family === null && parents.length === 0) return this.#refused({ column: null, message: message('imports.parentNeeded') });
    const planned = family === null ? this.#family(place.villageCode) : null;
    const familyId = family?.id ?? planned?.id ?? '';
    const count = this.memory.countChild(familyId, this.#row.number);
    if (count > mostChildren)
      return this.#refused({ column: null, message: message('imports.largeFamily', { count, most: mostChildren }) });

    const id = uuid();
    if (bornOn <= monthsBefore(today, 60)) this.#say(message('imports.tooOldForMonitoring'));
    for (const facts of measurements) {
      this.#reasons.push(...compareScores(facts, { sex: sex, bornOn }));
      this.memory.measured.add(id, facts.measuredOn, facts, this.#row.line);
    }
    const villageCode = family?.villageCode ?? place.villageCode;
    if (planned !== null)
      this.memory.families.add({
        ...planned,
        numbers: sought.numbers,
        hasCard: planned.familyCard !== null,
        members: planned.members.map((person) => ({ ...person, nik: null })),
      });
    this.memory.children.add({
      id,
      familyId,
      name: child.name,
      sex,
      bornOn,
      villageCode,
      posyandu: this.#posyanduKey,
      nik: hashes(child.nik)[0] ?? null,
      parents:
        planned?.members.map(({ name, sex }) => ({ name, sex })) ?? parents.map(({ name, role }) => ({ name, sex: sexOfParent(role) })),
      isChild: true,
      birthWeightKg: child.birthWeightKg,
      birthLengthCm: child.birthLengthCm,
      lastMeasuredOn:
        measurements
          .map(({ measuredOn }) => measuredOn)
          .toSorted()
          .at(-1) ?? null,
      monitoringEnd: null,
      monitoringEndedOn: null,
    });
    return this.#made(
      RowFate.NEW,
      { childId: id, familyId },
      {
        ...nothing,
        family: planned,
        child: {
          id,
          familyId,
          name: child.name,
          nik: child.nik,
          sex,
          bornOn,
          birthWeightKg: child.birthWeightKg,
          birthLengthCm: child.birthLengthCm,
        },
        measurements: measurements.map((facts) => ({ childId: id, ...facts })),
        posyandu: this.#posyandu(id, villageCode, null),
      },
    );
  }

  /** A new family: its head is the father, else the parent named first; the other one is the spouse. */
  #family(villageCode: string): PlannedFamily {
    const { parents, place, familyCard } = this.#facts;
    const members = parents.slice(0, 2).map(({ name, nik, role }, index): PlannedPerson => ({
      id: uuid(),
      name,
      nik,
      sex: sexOfParent(role),
      bornOn: null,
      relation: index === 0 ? FamilyRelation.HEAD : FamilyRelation.SPOUSE,
    }));
    return { id: uuid(), villageCode, familyCard, rt: place?.rt ?? null, rw: place?.rw ?? null, welfareDecile: null, members };
  }
}

function sexOfParent(role: ParentFacts['role']): Sex | null {
  return role === 'UNKNOWN' ? null : role === 'MOTHER' ? Sex.FEMALE : Sex.MALE;
}

const comparedValues = ['weightKg', 'heightCm', 'position', 'headCircumferenceCm', 'upperArmCircumferenceCm'] as const;

/** Whether all that a row has measured is in a measurement. */
function isIn(facts: MeasurementRowFacts, measurement: KnownMeasurement): boolean {
  return comparedValues.every((name) => facts[name] === null || facts[name] === measurement[name]);
}

/** Why nothing of a child is recorded on a day; null where it can be. */
function problemOfDay(
  measuredOn: string,
  { bornOn, monitoringEnd, monitoringEndedOn }: Pick<KnownChild, 'bornOn' | 'monitoringEnd' | 'monitoringEndedOn'>,
): RowRemark['message'] | null {
  if (measuredOn < bornOn) return message('imports.measuredBeforeBirth', { date: measuredOn, bornOn });
  const days = ageInDays(bornOn, measuredOn);
  if (days > lastDay) return message('children.tooOldToMeasure', { days, last: lastDay });
  if (monitoringEnd !== null && monitoringEndedOn !== null && measuredOn > monitoringEndedOn)
    return message('children.afterMonitoring', { date: measuredOn, reason: monitoringEnd, endedOn: monitoringEndedOn });
  return null;
}

/** What the hub lacks of a known child and the row has. */
function lacked(known: KnownChild, { nik, birthWeightKg, birthLengthCm }: ChildFacts['child']): PlannedWrites['childFacts'] {
  const facts = {
    ...(known.nik === null && nik !== null ? { nik } : {}),
    ...(known.isChild && known.birthWeightKg === null && birthWeightKg !== null ? { birthWeightKg } : {}),
    ...(known.isChild && known.birthLengthCm === null && birthLengthCm !== null ? { birthLengthCm } : {}),
  };
  return Object.keys(facts).length === 0 ? null : { childId: known.id, ...facts };
}

function withHash(facts: PlannedWrites['childFacts'], hashes: (number: string | null) => string[]): Partial<KnownChild> {
  if (facts === null) return {};
  const { nik, birthWeightKg, birthLengthCm } = facts;
  return {
    ...(nik === undefined ? {} : { nik: hashes(nik)[0] ?? null }),
    ...(birthWeightKg === undefined ? {} : { birthWeightKg }),
    ...(birthLengthCm === undefined ? {} : { birthLengthCm }),
  };
}
