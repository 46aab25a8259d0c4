import { localAdministrator } from '../../src/access/viewer.ts';
import { ImportKind, ImportState } from '../../src/imports/enums.ts';
import { hashFile, makeJob, type ImportSettings } from '../../src/imports/jobs/ImportJob.ts';
import { planImport, runImport, type Run } from '../../src/imports/jobs/runImport.ts';
import { rowPlanner } from '../../src/imports/plan/planRows.ts';
import { openImport } from '../../src/imports/rows/openImport.ts';
import { Places } from '../../src/imports/rows/places.ts';
import { today, type TestHub } from '../support/testHub.ts';

const settings: ImportSettings = { alerts: true, programId: null };

/** Imports a file as the hub itself, of e-PPGBM unless told otherwise. @returns the key of the job. */
export async function importFile(
  test: Pick<TestHub, 'hub'>,
  file: string,
  change: Partial<Run> = {},
  asked: ImportSettings = settings,
  viewer = localAdministrator,
  kind = ImportKind.EPPGBM,
): Promise<string> {
  const { store, areas, hooks } = test.hub;
  const operation = { store, areas, hooks, viewer, today };
  const { id } = await makeJob(store, await hashFile(file), {
    kind,
    settings: asked,
    viewer,
    state: ImportState.WAITING,
  });
  const opened = await openImport(file, { kind, places: await Places.load(store), today });
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

/** Plans a file as if it had been uploaded. @returns the job, and how to run it once it is started. */
export async function plannedImport(test: Pick<TestHub, 'hub'>, file: string): Promise<{ jobId: string; go: () => Promise<boolean> }> {
  const { store, areas, hooks } = test.hub;
  const operation = { store, areas, hooks, viewer: localAdministrator, today };
  const { id: jobId } = await makeJob(
    store,
    { ...(await hashFile(file)), spool: file },
    { kind: ImportKind.EPPGBM, settings, viewer: localAdministrator, state: ImportState.PLANNING },
  );
  const runOf = async (isDryRun: boolean): Promise<Run> => ({
    jobId,
    file: await openImport(file, { kind: ImportKind.EPPGBM, places: await Places.load(store), today }),
    plan: rowPlanner({ isDryRun }),
    settings,
    decisions: new Map(),
  });
  await planImport(await runOf(true), operation);
  return { jobId, go: async () => runImport(await runOf(false), operation) };
}
