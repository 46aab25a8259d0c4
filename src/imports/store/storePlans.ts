import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../../base/errors.ts';
import { breathe } from '../../base/eventLoop.ts';
import { message } from '../../base/messages/index.ts';
import { registerTogether, type Registration } from '../../families/index.ts';
import { recordEnrolments } from '../../programs/index.ts';
import type { FileScores, RowPlan, RowResult } from '../contract.ts';
import { RowFate } from '../enums.ts';
import { completeChildren, completeFamilies } from './completeRecords.ts';
import { checkRow, lockKnown, type LockedRecords } from './lockKnown.ts';
import { putUnderMonitoring } from './putUnderMonitoring.ts';
import { rowToStore, type RowToStore } from './RowToStore.ts';
import { correctMeasured, recordMeasured } from './storeMeasured.ts';
import type { StoringOperation, Written, WrittenFact } from './written.ts';

/** A row, with what was stored of it and where its measurements come from. */
export interface StoredRow extends RowResult {
  readonly written: Written | null;
  readonly origins: readonly { measurementId: string; scores: FileScores }[];
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
  const rows = plans.flatMap((plan) => (plan.writes === null ? [] : [rowToStore(plan, plan.writes, operation)]));
  const known = await lockKnown(em, rows, operation);
  for (const row of rows) {
    await breathe();
    row.error ??= refusalOf(() => checkRow(row, known, operation));
  }
  await register(em, openRows(rows), known, operation);
  await putUnderMonitoring(em, openRows(rows), known, operation);
  await recordMeasured(em, openRows(rows), operation);
  for (const row of openRows(rows)) await correctMeasured(em, row, operation);
  await enrol(em, openRows(rows), operation);
  await completeFamilies(em, openRows(rows), operation);
  await completeChildren(em, openRows(rows), operation);
  const byNumber = new Map(rows.map((row) => [row.plan.row.number, row]));
  return plans.map((plan) => resultOf(plan, byNumber.get(plan.row.number) ?? null));
}

function openRows(rows: readonly RowToStore[]): RowToStore[] {
  return rows.filter(({ error }) => error === null);
}

/** Registers families and people, and adds the numbers that were not known. */
async function register(
  em: SqlEntityManager,
  rows: readonly RowToStore[],
  known: LockedRecords,
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

/** Enrols families as the rows tell it. */
async function enrol(em: SqlEntityManager, rows: readonly RowToStore[], operation: StoringOperation): Promise<void> {
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

function resultOf(plan: RowPlan, row: RowToStore | null): StoredRow {
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
