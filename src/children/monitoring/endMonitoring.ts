import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../../access/audit/recordWrite.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { badUserInput, notFound } from '../../base/errors.ts';
import { Hook } from '../../events/Hooks.ts';
import {
  addEntry,
  checkLastDay,
  familiesChanged,
  FamilyChangeKind,
  goneOnAfter,
  isEndedSo,
  lockMember,
  MonitoringEnd,
  Person,
} from '../../families/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { CaseAction } from '../../stunting/caseStates.ts';
import { closeBy } from '../cases/changeCase.ts';
import { StuntingCase } from '../cases/StuntingCase.ts';
import { Child } from '../Child.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { childrenChanged } from '../childrenChanged.ts';
import { noteOf } from '../noteOf.ts';

/** The monitoring of these children has ended; they are locked, and their cases are closed. */
export interface MonitoringEnded {
  childIds: readonly string[];
  reason: MonitoringEnd;
}

export const monitoringEnded = new Hook<MonitoringEnded>('monitoringEnded');

export interface MonitoringEnding {
  /** Key of the child, or of the family. */
  id: string;
  reason: MonitoringEnd;
  /** The last day; today when left out. */
  on?: IsoDate | null;
  note?: string | null;
}

/**
 * Ends the monitoring of a child, in one transaction: the active case is closed, unresolved alerts are resolved, and the child no longer
 * counts (docs/decisions/039). Enrolments belong to the family, and continue. Repeating the call changes nothing.
 * @throws HubError BAD_USER_INPUT (a day in the future, before the birth or before the last measurement), NOT_FOUND, FORBIDDEN, or CONFLICT
 *   when it ended in another way; nothing is stored.
 */
export async function endMonitoring({ id, reason, on, note }: MonitoringEnding, operation: ChildOperation): Promise<Child> {
  const { store, viewer, today } = operation;
  const day = on ?? today;
  checkLastDay(day, today);
  const why = noteOf(note, ['note']);
  return store.transaction(async (em) => {
    const { child, person } = await lockMonitored(em, id, operation);
    if (isEndedSo(child, reason, day, ['id'])) recordRead(store, em, { field: 'Child', personIds: [id] });
    else {
      addEntry(em, {
        familyId: child.familyId,
        kind: FamilyChangeKind.MONITORING_ENDED,
        personId: id,
        happenedOn: day,
        fields: [{ field: 'monitoringEnd', before: null, after: reason }],
        reason: why,
        recordedBy: viewer.id,
      });
      await endOf(em, [child], { reason, on: day, note: why }, operation);
      // The members under monitoring have changed.
      await operation.hooks.run(familiesChanged, em, { familyIds: [child.familyId] });
    }
    return Object.assign(child, { name: person.name, nik: person.nik, nikDiffers: person.nikDiffers });
  });
}

/** Locks a child with its family. @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas. */
export async function lockMonitored(
  em: SqlEntityManager,
  id: string,
  { viewer }: Pick<ChildOperation, 'viewer'>,
): Promise<{ child: Child; person: Person }> {
  if ((await em.count(Child, { id })) === 0) throw notFound(['id'], 'children.noSuchChild');
  const { person } = await lockMember(em, id, viewer, ['id']);
  const child = await em.findOne(Child, { id });
  if (child === null) throw notFound(['id'], 'children.noSuchChild');
  return { child, person };
}

const closings: Record<MonitoringEnd, CaseAction> = {
  DIED: 'DIE',
  MOVED_OUT: 'MOVE_AWAY',
  REFUSED: 'REFUSE',
  ENTERED_IN_ERROR: 'WITHDRAW',
};

/**
 * Ends the monitoring of children whose families are locked, with everything that depends on it.
 * @throws HubError BAD_USER_INPUT for a day before the birth or before the last measurement of one of them.
 */
export async function endOf(
  em: SqlEntityManager,
  children: readonly Child[],
  { reason, on, note }: { reason: MonitoringEnd; on: IsoDate; note: string | null },
  { hooks, viewer }: Pick<ChildOperation, 'hooks' | 'viewer'>,
): Promise<void> {
  const ids = children.map(({ id }) => id);
  if (ids.length === 0) return;
  for (const { bornOn, lastMeasuredOn } of children) {
    if (on < bornOn) throw badUserInput(['on'], 'shared.beforeBirth', { date: on, bornOn });
    if (lastMeasuredOn !== null && on < lastMeasuredOn)
      throw badUserInput(['on'], 'children.endBeforeMeasurement', { date: on, measuredOn: lastMeasuredOn });
  }
  // Cases that an earlier end of monitoring closed stay closed when this end is undone.
  await queryIn(em, 'update stunting_case set closed_with_monitoring = false where child_id = any($1::uuid[]) and closed_with_monitoring', [
    ids,
  ]);
  for (const stuntingCase of await em.find(StuntingCase, { childId: { $in: ids }, closedOn: null })) {
    closeBy(em, stuntingCase, closings[reason], on, { recordedBy: viewer.id, note }, ['id']);
    stuntingCase.closedWithMonitoring = true;
  }
  for (const child of children) Object.assign(child, { monitoringEnd: reason, monitoringEndedOn: on });
  for (const person of await em.find(Person, { id: { $in: ids } }))
    person.goneOn = goneOnAfter({ monitoringEnd: reason, monitoringEndedOn: on }, person.bornOn);
  await em.flush();
  await hooks.run(monitoringEnded, em, { childIds: ids, reason });
  await hooks.run(childrenChanged, em, { childIds: ids });
}
