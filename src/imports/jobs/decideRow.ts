import { badUserInput, conflict, forbidden, notFound } from '../../base/errors.ts';
import { mayWriteIn, type Viewer } from '../../access/viewer.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import { ImportState } from '../enums.ts';
import { lockJob } from './ImportJob.ts';

/** Whose an unclear row is: a child's whom the hub has, or nobody's whom it knows. */
export interface RowDecision {
  readonly jobId: string;
  readonly number: number;
  /** Null for nobody whom the hub knows. */
  readonly childId: string | null;
}

/**
 * Decides whose an unclear row is. It is stored when the import is started, or started again.
 * @returns the key of the row.
 * @throws HubError NOT_FOUND, FORBIDDEN (a child outside the viewer's areas), BAD_USER_INPUT, or CONFLICT for a row that is not unclear.
 */
export async function decideRow(
  { jobId, number, childId }: RowDecision,
  { store, viewer }: { store: Store; viewer: Viewer },
): Promise<string> {
  return store.transaction(async (em) => {
    const job = await lockJob(em, jobId);
    if (job === null) throw notFound(['jobId'], 'imports.noSuchJob');
    if (job.state !== ImportState.PLANNED && job.state !== ImportState.DONE) throw conflict(['jobId'], 'imports.notDecidable');
    const [row] = await queryIn<{ id: string; fate: string }>(em, 'select id, fate from import_row where job_id = $1 and number = $2', [
      jobId,
      number,
    ]);
    if (row === undefined) throw notFound(['number'], 'imports.noSuchRow');
    if (row.fate !== 'UNCLEAR') throw badUserInput(['number'], 'imports.notUnclear');
    if (childId !== null) {
      const [child] = await queryIn<{ village: string }>(em, 'select village_code as village from person where id = $1', [childId]);
      if (child === undefined) throw notFound(['childId'], 'children.noSuchChild');
      if (!mayWriteIn(viewer, child.village)) throw forbidden(['childId']);
    }
    await queryIn(em, 'update import_row set decision = $3, decided_by = $4, decided_at = now() where job_id = $1 and number = $2', [
      jobId,
      number,
      childId ?? 'NEW',
      viewer.id,
    ]);
    return row.id;
  });
}
