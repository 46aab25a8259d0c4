import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { breathe } from '../../base/eventLoop.ts';
import { hashesOf } from '../../families/index.ts';
import { findPosyandus, posyanduKey } from '../../posyandu/index.ts';
import type { ChildFacts, EnrolmentFacts, FileRow, ImportOperation, RowPlan } from '../contract.ts';
import { type ComparedRow, compareRow, decide, decideByNik, type Decision } from '../match/compareRow.ts';
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
  // What is read ahead for all rows: those that turn out to be new need families, those that are known their measurements.
  const firstDecisions = new Map<number, Decision>();
  for (const { row, compared } of open) {
    await breathe();
    firstDecisions.set(row.number, decisionOf(row, compared, known, memory, operation));
  }
  const sought = (child: ChildRow): SoughtFamily => ({
    numbers: [...hashes(child.facts.familyCard), ...child.facts.parents.flatMap(({ nik }) => hashes(nik))],
    parents: child.facts.parents,
    place: child.facts.place,
  });
  const families = new Families(await readFamilies(em, open.filter(({ row }) => firstDecisions.get(row.number)?.is === 'NEW').map(sought)));
  const measured = await readMeasured(
    em,
    open.flatMap(({ row, facts }) => {
      const decision = firstDecisions.get(row.number);
      return decision?.is === 'KNOWN'
        ? measurementsOf(facts).map(({ measuredOn }) => ({ childId: decision.match.known.id, measuredOn }))
        : [];
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
    const decision = first?.is === 'KNOWN' ? first : decisionOf(child.row, child.compared, known, memory, operation);
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

function decisionOf(row: FileRow, compared: ComparedRow, known: KnownChildren, memory: PlanMemory, operation: ImportOperation): Decision {
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
  return decide([...(known.beside.get(row.number) ?? []), ...others].map((child) => compareRow(compared, child)));
}
