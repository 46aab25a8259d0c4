import { recordRead } from '../../access/audit/recordWrite.ts';
import {
  addEntry,
  checkLastDay,
  familiesChanged,
  FamilyChangeKind,
  familyGone,
  goneOnAfter,
  isEndedSo,
  lockFamily,
  Person,
  type Family,
} from '../../families/index.ts';
import { Child } from '../Child.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { noteOf } from '../noteOf.ts';
import { endOf, type MonitoringEnding } from './endMonitoring.ts';
import { reasonOf, resume, type MonitoringResumption } from './resumeMonitoring.ts';

/**
 * Ends the monitoring of a family: of all its children under monitoring, as `endMonitoring`, and of the family itself. A family with any
 * other reason than REFUSED leaves its programs, needs no programs, and no longer counts. Repeating the call changes nothing.
 * @throws HubError as `endMonitoring`.
 */
export async function endMonitoringOfFamily({ id, reason, on, note }: MonitoringEnding, operation: ChildOperation): Promise<Family> {
  const { store, viewer, today, hooks } = operation;
  const day = on ?? today;
  checkLastDay(day, today);
  const why = noteOf(note, ['note']);
  return store.transaction(async (em) => {
    const family = await lockFamily(em, id, viewer, ['id']);
    if (isEndedSo(family, reason, day, ['id'])) {
      recordRead(store, em, { field: 'Family', familyIds: [id] });
      return family;
    }
    await endOf(em, await em.find(Child, { familyId: id, monitoringEnd: null }), { reason, on: day, note: why }, operation);
    const end = { monitoringEnd: reason, monitoringEndedOn: day };
    Object.assign(family, end);
    for (const person of await em.find(Person, { familyId: id, goneOn: null })) person.goneOn = goneOnAfter(end, person.bornOn);
    addEntry(em, {
      familyId: id,
      kind: FamilyChangeKind.MONITORING_ENDED,
      happenedOn: day,
      fields: [{ field: 'monitoringEnd', before: null, after: reason }],
      reason: why,
      recordedBy: viewer.id,
    });
    await em.flush();
    if (goneOnAfter(end, null) !== null) await hooks.run(familyGone, em, { family, goneOn: day, viewer, today });
    await hooks.run(familiesChanged, em, { familyIds: [id] });
    return family;
  });
}

/**
 * Undoes the end of a family's monitoring, with that of the children whose monitoring ended with it. Enrolments that ended stay ended. A
 * family under monitoring is returned unchanged.
 * @throws HubError as `resumeMonitoring`.
 */
export async function resumeMonitoringOfFamily({ id, reason: text }: MonitoringResumption, operation: ChildOperation): Promise<Family> {
  const { store, viewer, hooks } = operation;
  const reason = reasonOf(text);
  return store.transaction(async (em) => {
    const family = await lockFamily(em, id, viewer, ['id']);
    const { monitoringEnd, monitoringEndedOn } = family;
    if (monitoringEnd === null) {
      recordRead(store, em, { field: 'Family', familyIds: [id] });
      return family;
    }
    const apart = await em.find(Child, { familyId: id, monitoringEnd: { $ne: null }, $not: { monitoringEnd, monitoringEndedOn } });
    const together = await em.find(Child, { familyId: id, monitoringEnd, monitoringEndedOn });
    Object.assign(family, { monitoringEnd: null, monitoringEndedOn: null });
    const staying = new Set(apart.map((child) => child.id));
    for (const person of await em.find(Person, { familyId: id })) if (!staying.has(person.id)) person.goneOn = null;
    addEntry(em, {
      familyId: id,
      kind: FamilyChangeKind.MONITORING_RESUMED,
      fields: [{ field: 'monitoringEnd', before: monitoringEnd, after: null }],
      reason,
      recordedBy: viewer.id,
    });
    await em.flush();
    await resume(em, together, operation);
    await hooks.run(familiesChanged, em, { familyIds: [id] });
    return family;
  });
}
