import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn } from '../../access/viewer.ts';
import { forbidden, HubError, notFound } from '../../base/errors.ts';
import { breathe } from '../../base/eventLoop.ts';
import { message } from '../../base/messages/index.ts';
import {
  checkAge,
  checkChildFacts,
  checkMeasuredValues,
  childrenChanged,
  correctMeasurementIn,
  insertChildren,
  newChildRow,
  recordTogether,
} from '../../children/index.ts';
import {
  checkFamilyFacts,
  checkPerson,
  FamilyOrigin,
  FamilyRelation,
  lockNumbers,
  newFamilyRow,
  registerTogether,
  Sex,
  type Person,
  type Registration,
} from '../../families/index.ts';
import { placePosyandus } from '../../posyandu/index.ts';
import { checkRecordedEnrolment, lockRecordedProgram, recordEnrolments, type Program } from '../../programs/index.ts';
import { lockHouseholds } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import { StaleLocks } from '../../store/repeatable.ts';
import type { FileScores, PlannedWrites, RowPlan, RowResult } from '../contract.ts';
import { RowFate } from '../enums.ts';
import { completeChildren, completeFamilies } from './completeRecords.ts';
import type { StoringOperation, Written, WrittenFact } from './written.ts';

/** A row, with what was stored of it and where its measurements come from. */
export interface StoredRow extends RowResult {
  readonly written: Written | null;
  readonly origins: readonly { measurementId: string; scores: FileScores }[];
}

/** A row on its way. */
interface Row {
  readonly plan: RowPlan;
  readonly writes: PlannedWrites;
  readonly registration: Registration;
  error: HubError | null;
  written: Written;
  origins: { measurementId: string; scores: FileScores }[];
}

/**
 * Stores the plans of a slice, in the order given, inside the transaction that planned them: families, people, children, posyandu,
 * measurements, corrections and facts that were not known. Their number of statements does not grow with the rows, but for corrections. A
 * row that is refused keeps no other from being stored.
 *
 * A NIK or a family card that somebody has whom the plan did not find is of somebody outside the importer's areas: such a row becomes
 * UNCLEAR, in the words of any other.
 */
export async function storePlans(em: SqlEntityManager, plans: readonly RowPlan[], operation: StoringOperation): Promise<StoredRow[]> {
  const rows = plans.flatMap((plan) => (plan.writes === null ? [] : [rowOf(plan, plan.writes, operation)]));
  const known = await lockAll(em, rows, operation);
  for (const row of rows) {
    await breathe();
    row.error ??= refusalOf(() => check(row, known, operation));
  }
  await register(em, openRows(rows), known, operation);
  await putUnderMonitoring(em, openRows(rows), known, operation);
  await record(em, openRows(rows), operation);
  for (const row of openRows(rows)) await correct(em, row, operation);
  await enrol(em, openRows(rows), operation);
  await completeFamilies(em, openRows(rows), operation);
  await completeChildren(em, openRows(rows), operation);
  const byNumber = new Map(rows.map((row) => [row.plan.row.number, row]));
  return plans.map((plan) => resultOf(plan, byNumber.get(plan.row.number) ?? null));
}

function openRows(rows: readonly Row[]): Row[] {
  return rows.filter(({ error }) => error === null);
}

function rowOf(plan: RowPlan, writes: PlannedWrites, { viewer }: StoringOperation): Row {
  const { family, members, child } = writes;
  const isKnownPerson = plan.fate !== RowFate.NEW;
  const people = [
    ...(family?.members ?? []).map((person) => ({ ...person, familyId: family?.id ?? '', sex: person.sex ?? Sex.UNKNOWN })),
    ...members.map((person) => ({ ...person, sex: person.sex ?? Sex.UNKNOWN })),
    ...(child === null || isKnownPerson
      ? []
      : [
          {
            id: child.id,
            familyId: child.familyId,
            name: child.name,
            nik: child.nik,
            sex: child.sex,
            bornOn: child.bornOn,
            relation: FamilyRelation.CHILD,
          },
        ]),
  ];
  return {
    plan,
    writes,
    registration: {
      family: family === null ? null : newFamilyRow({ ...family, origin: FamilyOrigin.IMPORT, recordedBy: viewer.id }),
      familyCard: family?.familyCard ?? null,
      people,
      nikPath: [],
    },
    error: null,
    written: {},
    origins: [],
  };
}

/** What is there already of the rows' records; all of it is locked. */
interface Known {
  readonly families: ReadonlyMap<string, { villageCode: string; isGone: boolean; hasCard: boolean }>;
  readonly persons: ReadonlyMap<
    string,
    { familyId: string; sex: Sex; bornOn: string | null; name: string; hasNik: boolean; isChild: boolean }
  >;
  /** Keys of posyandu, by the child that goes there. */
  readonly posyandus: ReadonlyMap<string, string>;
  /** The program that rows enrol families in; why they cannot, or null where none does. */
  readonly program: Program | HubError | null;
}

async function lockAll(em: SqlEntityManager, rows: readonly Row[], operation: StoringOperation): Promise<Known> {
  const planned = new Set(rows.flatMap(({ writes }) => writes.family?.id ?? []));
  const familyIds = [
    ...new Set(
      rows.flatMap(({ plan, writes }) => [
        ...(plan.familyId === null ? [] : [plan.familyId]),
        ...(writes.child === null ? [] : [writes.child.familyId]),
        ...writes.members.map(({ familyId }) => familyId),
        ...(writes.familyFacts === null ? [] : [writes.familyFacts.familyId]),
      ]),
    ),
  ].filter((id) => !planned.has(id));
  const { store, viewer } = operation;
  await lockNumbers(
    em,
    rows.map(({ registration }) => registration),
    store,
  );
  const going = rows.flatMap(({ writes }) => writes.posyandu ?? []).filter(({ villageCode }) => mayWriteIn(viewer, villageCode));
  const placed = await placePosyandus(em, going, viewer.id);
  const program = await lockProgramOf(em, rows, operation);
  await lockHouseholds(em, familyIds);
  const families = await queryIn<{ id: string; villageCode: string; isGone: boolean; hasCard: boolean }>(
    em,
    `select id, village_code as "villageCode", coalesce(monitoring_end in ('DIED', 'MOVED_OUT', 'ENTERED_IN_ERROR'), false) as "isGone",
      card_hash is not null as "hasCard" from family where id = any($1::uuid[])`,
    [familyIds],
  );
  const persons = await queryIn<{
    id: string;
    familyId: string;
    sex: Sex;
    bornOn: string | null;
    name: string;
    hasNik: boolean;
    isChild: boolean;
  }>(
    em,
    `select p.id, p.family_id as "familyId", p.sex, p.born_on::text as "bornOn", p.name, p.nik_hash is not null as "hasNik", c.id is not null as "isChild"
      from person p left join child c on c.id = p.id where p.id = any($1::uuid[])`,
    [rows.flatMap(({ plan, writes }) => [plan.childId, writes.child?.id].flatMap((id) => id ?? []))],
  );
  // A child may have gone to another family while these were waited for.
  if (persons.some(({ familyId }) => !familyIds.includes(familyId))) throw new StaleLocks();
  return {
    families: new Map(families.map(({ id, ...family }) => [id, family])),
    persons: new Map(persons.map(({ id, ...person }) => [id, person])),
    program,
    posyandus: new Map(going.flatMap(({ childId }, nth) => (placed[nth] == null ? [] : [[childId, placed[nth]] as const]))),
  };
}

async function lockProgramOf(em: SqlEntityManager, rows: readonly Row[], operation: StoringOperation): Promise<Program | HubError | null> {
  const programId = rows.map(({ writes }) => writes.enrolment?.programId).find((id) => id !== undefined);
  if (programId === undefined) return null;
  try {
    return await lockRecordedProgram(em, programId, operation);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

/** @throws HubError for what cannot be stored, whatever its plan says. */
function check({ plan, writes, registration }: Row, known: Known, { viewer, today, areas }: StoringOperation): void {
  const { family, child } = writes;
  if (family !== null) {
    areas.require(family.villageCode, ['villageCode']);
    if (!mayWriteIn(viewer, family.villageCode)) throw forbidden(['villageCode']);
    checkFamilyFacts(family, []);
  }
  for (const familyId of [plan.familyId, child?.familyId, writes.familyFacts?.familyId]) {
    if (familyId == null) continue;
    const there = known.families.get(familyId);
    if (there !== undefined && !mayWriteIn(viewer, there.villageCode)) throw forbidden(['familyId']);
    if (there?.isGone === true && child !== null) throw new HubError(message('children.familyGone'), 'CONFLICT');
  }
  if (writes.enrolment !== null) {
    if (known.program instanceof HubError) throw known.program;
    if (known.program !== null) checkRecordedEnrolment(writes.enrolment, known.program, today);
  }
  for (const person of registration.people) checkPerson(person, today, []);
  if (child === null) return;
  checkChildFacts(child, today, []);
  for (const values of writes.measurements) {
    checkMeasuredValues(values, { bornOn: child.bornOn, today });
    checkAge(values.measuredOn, child.bornOn);
  }
}

/** Registers families and people, and adds the numbers that were not known. */
async function register(
  em: SqlEntityManager,
  rows: readonly Row[],
  known: Known,
  { store, hooks, viewer, attempts }: StoringOperation,
): Promise<void> {
  const registrations = rows.map(({ registration, writes }): Registration => {
    const { familyFacts, childFacts, child } = writes;
    const person = known.persons.get(childFacts?.childId ?? child?.id ?? '');
    const nik = childFacts?.nik ?? (person === undefined ? null : child?.nik);
    const card = familyFacts?.familyCard;
    return {
      ...registration,
      addedCard:
        card === undefined || known.families.get(familyFacts?.familyId ?? '')?.hasCard !== false
          ? undefined
          : { familyId: familyFacts?.familyId ?? '', familyCard: card },
      addedNiks: nik == null || person?.hasNik !== false ? undefined : [{ ...person, id: childFacts?.childId ?? child?.id ?? '', nik }],
    };
  });
  const outcomes = await registerTogether(em, registrations, { store, hooks, recordedBy: viewer.id, attempts });
  for (const [nth, outcome] of outcomes.entries()) {
    const row = rows[nth];
    if (row === undefined) continue;
    if ('error' in outcome) {
      row.error = outcome.error;
      continue;
    }
    const { family, people } = row.registration;
    if (family !== null) row.written.familyId = family.id;
    if (people.length > 0) row.written.personIds = people.map(({ id }) => id);
    const { addedCard, addedNiks = [] } = registrations[nth] ?? {};
    const added: WrittenFact[] = [
      ...(addedCard === undefined ? [] : [{ of: 'familyCard' as const, id: addedCard.familyId }]),
      ...addedNiks.map(({ id }) => ({ of: 'nik' as const, id })),
    ];
    if (added.length > 0) row.written.facts = added;
  }
}

/** Puts children under growth monitoring whose persons are stored by now. */
async function putUnderMonitoring(
  em: SqlEntityManager,
  rows: readonly Row[],
  known: Known,
  { hooks, viewer }: StoringOperation,
): Promise<void> {
  const made = new Map(rows.flatMap(({ registration: { family } }) => (family === null ? [] : [[family.id, family.villageCode] as const])));
  const isMade = new Set(rows.flatMap(({ registration }) => registration.people.map(({ id }) => id)));
  const children = rows.flatMap((row) => {
    const { child } = row.writes;
    if (child === null) return [];
    const villageCode = made.get(child.familyId) ?? known.families.get(child.familyId)?.villageCode;
    const person = known.persons.get(child.id);
    if (villageCode === undefined || (person === undefined && !isMade.has(child.id)) || person?.isChild === true) {
      row.error = notFound([], 'shared.noSuchFamily');
      return [];
    }
    const { sex, ...facts } = child;
    if (sex === Sex.UNKNOWN) return [];
    row.written.childId = child.id;
    const named: Pick<Person, 'id' | 'name' | 'nik' | 'nikDiffers'> = { id: child.id, name: child.name, nik: null, nikDiffers: [] };
    return [newChildRow(named, { ...facts, sex, villageCode, posyanduId: known.posyandus.get(child.id) ?? null, recordedBy: viewer.id })];
  });
  await insertChildren(em, children);
  const going = rows.flatMap((row) => {
    const { posyandu, child } = row.writes;
    const after = posyandu === null || child !== null ? undefined : known.posyandus.get(posyandu.childId);
    return posyandu === null || after === undefined ? [] : [{ row, id: posyandu.childId, after, village: posyandu.villageCode }];
  });
  const moved = await sendToPosyandus(em, going);
  for (const { row, id, after } of going)
    if (moved.has(id)) row.written.facts = [...(row.written.facts ?? []), { of: 'posyanduId', id, before: moved.get(id) ?? null, after }];
  const childIds = [...children.map(({ id }) => id), ...moved.keys()];
  if (childIds.length > 0) await hooks.run(childrenChanged, em, { childIds });
}

/** Lets locked children go to other posyandu of their village. @returns the posyandu that each went to before. */
async function sendToPosyandus(
  em: SqlEntityManager,
  going: readonly { id: string; after: string; village: string }[],
): Promise<Map<string, string | null>> {
  if (going.length === 0) return new Map();
  const rows = await queryIn<{ id: string; before: string | null }>(
    em,
    `update child c set posyandu_id = r.after from json_to_recordset($1::json) as r (id uuid, after uuid, village text), child old
      where c.id = r.id and old.id = c.id and c.village_code = r.village and c.posyandu_id is distinct from r.after
      returning c.id, old.posyandu_id as before`,
    [JSON.stringify([...new Map(going.map(({ id, after, village }) => [id, { id, after, village }])).values()])],
  );
  return new Map(rows.map(({ id, before }) => [id, before]));
}

/** Records the measurements, of each child in the order of their days. */
async function record(em: SqlEntityManager, rows: readonly Row[], operation: StoringOperation): Promise<void> {
  const given = rows
    .flatMap((row) => row.writes.measurements.map((values) => ({ row, values })))
    .toSorted((a, b) => (a.values.measuredOn < b.values.measuredOn ? -1 : Number(a.values.measuredOn > b.values.measuredOn)));
  if (given.length === 0) return;
  const outcomes = await recordTogether(
    em,
    given.map(({ values: { fileScores: _, ...values } }) => values),
    operation,
    operation.alerts,
  );
  for (const [nth, outcome] of outcomes.entries()) {
    const { row, values } = given[nth] ?? {};
    if (row === undefined || values === undefined) continue;
    if ('error' in outcome) {
      if (!(outcome.error instanceof HubError)) throw outcome.error;
      row.error ??= outcome.error;
      continue;
    }
    const { id } = outcome.measurement;
    row.written.measurementIds = [...(row.written.measurementIds ?? []), id];
    row.origins.push({ measurementId: id, scores: values.fileScores });
  }
}

async function correct(em: SqlEntityManager, row: Row, operation: StoringOperation): Promise<void> {
  const { correction } = row.writes;
  if (correction === null) return;
  const { measurementId, values, reason, fileScores } = correction;
  try {
    const { id } = await correctMeasurementIn(
      em,
      { id: measurementId, values, reason },
      { ...operation, raises: operation.alerts !== 'none' },
    );
    if (id === measurementId) return;
    row.written.corrected = { from: measurementId, to: id };
    row.origins.push({ measurementId: id, scores: fileScores });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    row.error = error;
  }
}

/** Enrols families as the rows tell it. */
async function enrol(em: SqlEntityManager, rows: readonly Row[], operation: StoringOperation): Promise<void> {
  const given = rows.flatMap((row) => {
    const { enrolment } = row.writes;
    return enrolment === null ? [] : [{ row, programId: enrolment.programId, enrolment: { id: uuid(), ...enrolment } }];
  });
  const programId = given[0]?.programId;
  if (programId === undefined) return;
  const recorded = await recordEnrolments(
    em,
    programId,
    given.map(({ enrolment: { id, familyId, enrolledOn, endedOn } }) => ({ id, familyId, enrolledOn, endedOn })),
    operation,
  );
  for (const { row, enrolment } of given) if (recorded.has(enrolment.id)) row.written.enrolment = enrolment;
}

function resultOf(plan: RowPlan, row: Row | null): StoredRow {
  const { number } = plan.row;
  const written = row === null || Object.keys(row.written).length === 0 ? null : row.written;
  const base = {
    number,
    written,
    origins: row?.origins ?? [],
    measurementIds: (row?.origins ?? []).map(({ measurementId }) => measurementId),
  };
  const error = row?.error ?? null;
  if (error === null) return { ...base, fate: plan.fate, reasons: plan.reasons, childId: plan.childId, familyId: plan.familyId };
  const isElsewhere = hidden.has(error.text.key);
  return {
    ...base,
    fate: isElsewhere ? RowFate.UNCLEAR : RowFate.REFUSED,
    reasons: [{ column: null, message: isElsewhere ? message('imports.undecided') : error.text }, ...plan.reasons],
    childId: row?.written.childId ?? null,
    familyId: row?.written.familyId ?? null,
  };
}

/** Refusals that tell of somebody whom the importer may not see. */
const hidden = new Set<string>(['families.nikTaken', 'families.oneOfNiksTaken', 'families.cardTaken']);

function refusalOf(work: () => void): HubError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}
