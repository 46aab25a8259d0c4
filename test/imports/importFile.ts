import { localAdministrator } from '../../src/access/viewer.ts';
import { ImportKind, ImportState } from '../../src/imports/enums.ts';
import { hashFile, makeJob, type ImportSettings } from '../../src/imports/jobs/ImportJob.ts';
import { runImport, type Run } from '../../src/imports/jobs/runImport.ts';
import { rowPlanner } from '../../src/imports/plan/planRows.ts';
import { openImport } from '../../src/imports/rows/openImport.ts';
import { Places } from '../../src/imports/rows/places.ts';
import { today, type TestHub } from '../support/testHub.ts';

const settings: ImportSettings = { alerts: true, programId: null };

/** Imports a file of e-PPGBM as the hub itself. @returns the key of the job. */
export async function importFile(
  test: TestHub,
  file: string,
  change: Partial<Run> = {},
  asked: ImportSettings = settings,
): Promise<string> {
  const { store, areas, hooks } = test.hub;
  const operation = { store, areas, hooks, viewer: localAdministrator, today };
  const { id } = await makeJob(store, await hashFile(file), {
    kind: ImportKind.EPPGBM,
    settings: asked,
    viewer: localAdministrator,
    state: ImportState.WAITING,
  });
  const opened = await openImport(file, { kind: ImportKind.EPPGBM, places: await Places.load(store), today });
  try {
    await runImport(
      { jobId: id, file: opened, plan: rowPlanner({ isDryRun: false }), settings: asked, decisions: new Map(), ...change },
      operation,
    );
  } finally {
    await opened.close();
  }
  return id;
}
