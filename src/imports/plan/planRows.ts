import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ChildFacts, EnrolmentFacts, FileRow, ImportOperation, MemberFacts, PlanRows, RowPlan, WelfareFacts } from '../contract.ts';
import { ImportKind, RowFate } from '../enums.ts';
import { planChildren } from './planChildren.ts';
import { planFamilies } from './planFamilies.ts';
import { planOf } from './planning.ts';
import { planWelfare } from './planWelfare.ts';
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
  const children: { row: FileRow; facts: ChildFacts | EnrolmentFacts }[] = [];
  const members: { row: FileRow; facts: MemberFacts }[] = [];
  const welfare: { row: FileRow; facts: WelfareFacts }[] = [];
  for (const row of rows) {
    const { facts } = row;
    if (facts?.kind === ImportKind.FAMILIES) members.push({ row, facts });
    else if (facts?.kind === ImportKind.WELFARE) welfare.push({ row, facts });
    else if (facts !== null) children.push({ row, facts });
  }
  return new Map([
    ...(await planChildren(em, children, operation, memory)),
    ...(await planFamilies(em, members, operation, memory)),
    ...(await planWelfare(em, welfare, operation)),
  ]);
}

/** A row that is refused as it stands. */
function refused(row: FileRow): RowPlan {
  return planOf(row, { fate: RowFate.REFUSED, reasons: row.problems });
}
