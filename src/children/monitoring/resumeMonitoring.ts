import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../../access/audit/recordWrite.ts';
import { badUserInput, conflict } from '../../base/errors.ts';
import { addEntry, Family, FamilyChangeKind, familiesChanged, Person } from '../../families/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import { addEntry as addCaseEntry } from '../cases/changeCase.ts';
import { CaseEventType, type CaseStatus } from '../cases/enums.ts';
import { StuntingCase } from '../cases/StuntingCase.ts';
import { Child } from '../Child.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { childrenChanged } from '../childrenChanged.ts';
import { alignChild, countingMeasurements } from '../measurementHistory.ts';
import { noteOf } from '../noteOf.ts';
import { lockMonitored } from './endMonitoring.ts';

export interface MonitoringResumption {
  /** Key of the child, or of the family. */
  id: string;
  reason: string;
}

/**
 * Undoes the end of a child's monitoring, in one transaction: the case that was closed with it is active again, alerts whose fact holds are
 * raised again, and the child counts in every month as if there had been no end. A child under monitoring is returned unchanged.
 * @throws HubError BAD_USER_INPUT (no reason), NOT_FOUND, FORBIDDEN, or CONFLICT if the monitoring of its family has ended too.
 */
export async function resumeMonitoring({ id, reason: text }: MonitoringResumption, operation: ChildOperation): Promise<Child> {
  const { store, viewer } = operation;
  const reason = reasonOf(text);
  return store.transaction(async (em) => {
    const { child, person } = await lockMonitored(em, id, operation);
    if (child.monitoringEnd === null) recordRead(store, em, { field: 'Child', personIds: [id] });
    else {
      const family = await em.findOneOrFail(Family, { id: child.familyId });
      if (family.monitoringEnd !== null) throw conflict(['id'], 'children.familyEnded', { reason: family.monitoringEnd });
      addEntry(em, {
        familyId: family.id,
        kind: FamilyChangeKind.MONITORING_RESUMED,
        personId: id,
        fields: [{ field: 'monitoringEnd', before: child.monitoringEnd, after: null }],
        reason,
        recordedBy: viewer.id,
      });
      await resume(em, [child], operation);
      await operation.hooks.run(familiesChanged, em, { familyIds: [family.id] });
    }
    return Object.assign(child, { name: person.name, nik: person.nik, nikDiffers: person.nikDiffers });
  });
}

/** @throws HubError BAD_USER_INPUT if there is no reason. */
export function reasonOf(text: string): string {
  const reason = noteOf(text, ['reason']);
  if (reason === null) throw badUserInput(['reason'], 'children.resumeReasonMissing');
  return reason;
}

/** Undoes the end of the monitoring of children whose families are locked, with everything that depends on it. */
export async function resume(em: SqlEntityManager, children: readonly Child[], operation: Omit<ChildOperation, 'store'>): Promise<void> {
  const ids = children.map(({ id }) => id);
  if (ids.length === 0) return;
  for (const child of children) Object.assign(child, { monitoringEnd: null, monitoringEndedOn: null });
  for (const person of await em.find(Person, { id: { $in: ids } })) person.goneOn = null;
  for (const stuntingCase of await em.find(StuntingCase, { childId: { $in: ids }, closedWithMonitoring: true })) {
    Object.assign(stuntingCase, { closedOn: null, closedWithMonitoring: false, status: await statusBefore(em, stuntingCase.id) });
    addCaseEntry(em, stuntingCase, { type: CaseEventType.REOPENED, recordedBy: operation.viewer.id });
  }
  await em.flush();
  for (const child of children) {
    const [newest] = await countingMeasurements(em, child.id);
    if (newest !== undefined) await alignChild(em, { child, recorded: newest, replaced: newest, from: newest.measuredOn }, operation);
  }
  await operation.hooks.run(childrenChanged, em, { childIds: ids });
}

/** The status of a case before it was closed; the history of every case has one, because it begins with its opening. */
async function statusBefore(em: SqlEntityManager, caseId: string): Promise<CaseStatus> {
  const [last] = await queryIn<{ status: CaseStatus }>(
    em,
    `select status from case_event where case_id = $1 and status in ('OPEN', 'TRIAGED', 'IN_INTERVENTION') order by at desc, id desc limit 1`,
    [caseId],
  );
  if (last === undefined) throw new Error('a case that was never active');
  return last.status;
}
