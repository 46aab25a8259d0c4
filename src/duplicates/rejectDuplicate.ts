import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { conflict, forbidden, notFound } from '../base/errors.ts';
import { requiredReason } from '../families/index.ts';
import { lockAdvisory } from '../store/locks.ts';
import { selectList } from '../store/paging/pageSql.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { candidateList } from './candidateList.ts';
import type { DuplicateCandidate } from './DuplicateCandidate.ts';
import { DuplicateKind, DuplicateStatus } from './enums.ts';

/**
 * Decides that two records are of two. The pair is not found again. Repeating the call changes nothing.
 * @throws HubError BAD_USER_INPUT (no reason), NOT_FOUND, FORBIDDEN when the viewer may not write in both villages, or CONFLICT when the
 *   records were merged.
 */
export async function rejectDuplicate(
  { id, reason: text }: { id: string; reason: string },
  { store, viewer }: { store: Store; viewer: Viewer },
): Promise<DuplicateCandidate> {
  const reason = requiredReason(text, ['reason']);
  return store.transaction(async (em) => {
    await lockAdvisory(em, 'duplicates');
    const read = () =>
      queryIn<DuplicateCandidate & { villageCodes: string[] }>(
        em,
        `select ${selectList(candidateList)}, d.village_codes as "villageCodes" from ${candidateList.from} where d.id = $1`,
        [id],
      );
    const [candidate] = await read();
    const own = candidate?.villageCodes.filter((code) => mayWriteIn(viewer, code)).length ?? 0;
    // What lies elsewhere is not told.
    if (candidate === undefined || own === 0) throw notFound(['id'], 'families.noSuchCandidate');
    if (own < candidate.villageCodes.length) throw forbidden(['id']);
    if (candidate.status === DuplicateStatus.MERGED) throw conflict(['id'], 'families.candidateMerged');
    recordWrite(store, em, {
      field: 'DuplicateCandidate',
      ...(candidate.kind === DuplicateKind.FAMILY ? { familyIds: candidate.recordIds } : { personIds: candidate.recordIds }),
    });
    if (candidate.status === DuplicateStatus.REJECTED) return candidate;
    await queryIn(
      em,
      `update duplicate_candidate set status = 'REJECTED', decided_by = $2, decided_at = now(), decision_reason = $3 where id = $1`,
      [id, viewer.id, reason],
    );
    const [rejected] = await read();
    return rejected ?? candidate;
  });
}
