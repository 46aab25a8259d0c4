import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { breathe } from '../../base/eventLoop.ts';
import { hashesOf } from '../../families/index.ts';
import { nameLevels, nameSimilarity } from '../../matching/index.ts';
import type { KnownChild } from '../match/KnownChild.ts';
import { findPosyandus, posyanduKey } from '../../posyandu/index.ts';
import type { ChildFacts, EnrolmentFacts, FileRow, ImportOperation, RowPlan } from '../contract.ts';
import { compareRow, decide, decideByNik, type Decision, type RowMatch } from '../match/compareRow.ts';
import { Families, readFamilies, type SoughtFamily } from '../match/families.ts';
import { type KnownChildren, readKnownChildren } from '../match/matchRows.ts';
import { type ChildRow, ChildPlan, measurementsOf } from './ChildPlan.ts';
import type { PlanMemory } from './PlanMemory.ts';
import { readEnrolled } from './readEnrolled.ts';
import { readMeasured } from './readMeasured.ts';

/** Decides whose the rows are, and plans what is written of each. Rows that are refused as they stand are planned elsewhere. */
export async function planChildren(
  em: SqlEntityManager,
  rows: readonly { row: FileRow; facts: ChildFacts | EnrolmentFacts }[],
  operation: ImportOperation,
  memory: PlanMemory,
): Promise<Map<number, RowPlan>> {
  const hashes = (number: string | null): string[] => (number === null ? [] : hashesOf(operation.store.niks, number));
  const posyandus = await readPosyandus(em, rows);
  const open = rows.map(({ row, facts }): ChildRow => {
    const { child, parents, place } = facts;
    return { row, facts, compared: { child, parents, place, posyandu: posyandus.get(row.number) ?? null, nikHashes: hashes(child.nik) } };
  });
  const known = await readKnownChildren(
    em,
    open.map(({ row, compared }) => {
      const decision = operation.decisions.get(row.number);
      return { ...compared, number: row.number, decidedId: decision === undefined || decision === 'NEW' ? null : decision.childId };
    }),
  );
  // What is read ahead for all rows: whoever may be new needs families, whoever may be known the measurements.
  const firstDecisions = new Map<number, Decision>();
  for (const child of open) {
    await breathe();
    firstDecisions.set(child.row.number, decisionOf(child, known, memory, operation));
  }
  const sought = (child: ChildRow): SoughtFamily => ({
    numbers: [...hashes(child.facts.familyCard), ...child.facts.parents.flatMap(({ nik }) => hashes(nik))],
    parents: child.facts.parents,
    place: child.facts.place,
  });
  const families = new Families(
    await readFamilies(em, open.filter(({ row }) => firstDecisions.get(row.number)?.is !== 'KNOWN').map(sought)),
  );
  const measured = await readMeasured(
    em,
    open.flatMap(({ row, facts }) => {
      const children = childrenOf(firstDecisions.get(row.number));
      return measurementsOf(facts).flatMap(({ measuredOn }) => children.map(({ known: { id } }) => ({ childId: id, measuredOn })));
    }),
  );
  const enrolled = await readEnrolled(
    em,
    operation.programId,
    [...firstDecisions.values()].flatMap((decision) => (decision.is === 'KNOWN' ? [decision.match.known.familyId] : [])),
  );
  const plans = new Map<number, RowPlan>();
  for (const child of open) {
    await breathe();
    // Rows before this one in the slice may have made the child known.
    const first = firstDecisions.get(child.row.number);
    const decision = first?.is === 'KNOWN' ? first : decisionOf(child, known, memory, operation);
    const planned = new ChildPlan(child, operation, memory).plan(decision, sought(child), { families, measured, enrolled, hashes });
    plans.set(child.row.number, planned);
  }
  return plans;
}

/** The posyandu of each row: its key, or its name where the hub does not have it yet. */
async function readPosyandus(
  em: SqlEntityManager,
  rows: readonly { row: FileRow; facts: ChildFacts | EnrolmentFacts }[],
): Promise<Map<number, string>> {
  const named = rows.flatMap(({ row, facts: { place } }) =>
    place?.posyandu == null || posyanduKey(place.posyandu) === ''
      ? []
      : [{ number: row.number, villageCode: place.villageCode, name: place.posyandu }],
  );
  const found = await findPosyandus(em, named);
  return new Map(named.map(({ number, villageCode, name }, index) => [number, found[index] ?? `${villageCode} ${posyanduKey(name)}`]));
}

function childrenOf(decision: Decision | undefined): readonly RowMatch[] {
  return decision?.is === 'KNOWN' ? [decision.match] : decision?.is === 'UNCLEAR' ? decision.matches : [];
}

function decisionOf({ row, facts, compared }: ChildRow, known: KnownChildren, memory: PlanMemory, operation: ImportOperation): Decision {
  const decided = operation.decisions.get(row.number);
  if (decided !== undefined && decided !== 'NEW') {
    const child = known.byId.get(decided.childId);
    if (child !== undefined) return { is: 'KNOWN', match: compareRow(compared, child) };
  }
  const byNik =
    compared.nikHashes.map((hash) => known.byNik.get(hash)).find((child) => child !== undefined) ??
    memory.children.byNik(compared.nikHashes);
  if (byNik !== undefined && decided !== 'NEW') return decideByNik(compared, byNik);
  const { bornOn } = compared.child;
  if (bornOn === null || decided === 'NEW') return { is: 'NEW' };
  const others = memory.children.beside({ bornOn, villageCode: compared.place?.villageCode ?? null });
  const beside = [...(known.beside.get(row.number) ?? []), ...others];
  // A file has a child once a day: whoever has another row of this day, under another name, is another child.
  const isOther = ({ id, name }: KnownChild): boolean =>
    measurementsOf(facts).some(({ measuredOn }) => memory.measured.has(id, measuredOn, row.line)) &&
    nameSimilarity(name, compared.child.name) < nameLevels.SAME;
  return decide(beside.filter((child) => !isOther(child)).map((child) => compareRow(compared, child)));
}
