import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn } from '../../access/viewer.ts';
import { forbidden, HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { checkAge, checkChildFacts, checkMeasuredValues } from '../../children/index.ts';
import { checkFamilyFacts, checkPerson, lockNumbers, type Sex } from '../../families/index.ts';
import { placePosyandus } from '../../posyandu/index.ts';
import { checkRecordedEnrolment, lockRecordedProgram, type Program } from '../../programs/index.ts';
import { lockHouseholds } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import { StaleLocks } from '../../store/repeatable.ts';
import type { RowToStore } from './RowToStore.ts';
import type { StoringOperation } from './written.ts';

/** What is there already of the rows' records; all of it is locked. */
export interface LockedRecords {
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

/** Locks what is there already of the records of rows, in the one order of locks, and reads it. */
export async function lockKnown(em: SqlEntityManager, rows: readonly RowToStore[], operation: StoringOperation): Promise<LockedRecords> {
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

async function lockProgramOf(
  em: SqlEntityManager,
  rows: readonly RowToStore[],
  operation: StoringOperation,
): Promise<Program | HubError | null> {
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
export function checkRow(
  { plan, writes, registration }: RowToStore,
  known: LockedRecords,
  { viewer, today, areas }: StoringOperation,
): void {
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
