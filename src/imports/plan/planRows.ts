import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { FileRow, ImportOperation, PlanRows, RowPlan } from '../contract.ts';
import { ImportKind, RowFate } from '../enums.ts';
import { planChildren } from './planChildren.ts';
import { PlanMemory } from './PlanMemory.ts';

/**
 * Plans the rows of one file, slice by slice, in their order.
 * @param isDryRun nothing is stored between two slices.
 */
export function rowPlanner({ isDryRun }: { isDryRun: boolean }): PlanRows {
  const memory = new PlanMemory(isDryRun);
  return async (em, rows, operation) => {
    memory.nextSlice();
    const plans = await planned(em, rows, operation, memory);
    return rows.map((row) => plans.get(row.number) ?? refused(row));
  };
}

async function planned(
  em: SqlEntityManager,
  rows: readonly FileRow[],
  operation: ImportOperation,
  memory: PlanMemory,
): Promise<Map<number, RowPlan>> {
  const children = rows.flatMap((row) => {
    const { facts } = row;
    return facts?.kind === ImportKind.EPPGBM || facts?.kind === ImportKind.PROGRAMS ? [{ row, facts }] : [];
  });
  return planChildren(em, children, operation, memory);
}

/** A row that is refused as it stands. */
function refused(row: FileRow): RowPlan {
  const reasons = [...row.problems, ...row.notes];
  return { row, fate: RowFate.REFUSED, reasons, villageCode: row.villageCode, childId: null, familyId: null, candidates: [], writes: null };
}
