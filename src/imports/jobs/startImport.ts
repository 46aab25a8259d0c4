import { conflict, notFound } from '../../base/errors.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import type { ImportOperation } from '../contract.ts';
import { ImportState } from '../enums.ts';
import { lockJob, type ImportSettings } from './ImportJob.ts';

/**
 * Lets a planned import begin; of one that has ended, the rows begin that were decided since. It runs in the background, after the imports
 * before it. Starting it again while it waits or runs changes nothing.
 * @throws HubError NOT_FOUND, or CONFLICT for an import whose file is gone or that was undone.
 */
export async function startImport(store: Store, id: string, settings: Partial<ImportSettings>): Promise<void> {
  await store.transaction(async (em) => {
    const job = await lockJob(em, id);
    if (job === null) throw notFound(['id'], 'imports.noSuchJob');
    if (job.state === ImportState.WAITING || job.state === ImportState.RUNNING) return;
    if (job.spool === null || (job.state !== ImportState.PLANNED && job.state !== ImportState.DONE))
      throw conflict(['id'], 'imports.notStartable');
    await queryIn(
      em,
      `update import_job set state = 'WAITING', checkpoint = 0, ended_at = null, options = options || $2::jsonb || jsonb_build_object('decidedOnly', $3::boolean) where id = $1`,
      [id, JSON.stringify(settings), job.state === ImportState.DONE],
    );
  });
}

/** What people have decided of the unclear rows of an import. */
export async function readDecisions(store: Store, id: string): Promise<ImportOperation['decisions']> {
  const rows = await store.read<{ number: number; decision: string }>(
    'decisions on rows',
    `select number, decision from import_row where job_id = $1 and decision is not null and fate = 'UNCLEAR'`,
    [id],
  );
  return new Map(rows.map(({ number, decision }) => [number, decision === 'NEW' ? 'NEW' : { childId: decision }]));
}
