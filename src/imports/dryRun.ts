import type { ImportOperation, RowPlan } from './contract.ts';
import { rowsTogether } from './jobs/runImport.ts';
import { rowPlanner } from './plan/planRows.ts';
import type { OpenedImport } from './rows/openImport.ts';

/** Plans all rows of a file, in their order, and stores nothing. */
export async function* dryRun(file: Pick<OpenedImport, 'slices'>, operation: ImportOperation): AsyncGenerator<RowPlan> {
  const plan = rowPlanner({ isDryRun: true });
  for await (const slice of file.slices(0, rowsTogether[operation.store.kind]))
    yield* await operation.store.transaction((em) => plan(em, slice, operation));
}
