import { badUserInput, conflict, type InputPath } from '../base/errors.ts';
import type { IsoDate } from '../base/calendar.ts';
import { MonitoringEnd, type MonitoringState } from './enums.ts';

/** The end of monitoring of a child or a family. */
export interface EndOfMonitoring {
  monitoringEnd: MonitoringEnd | null;
  monitoringEndedOn: IsoDate | null;
}

/** SQL condition of a list on its rows `alias` by their end of monitoring: those under monitoring when no state is given. */
export function monitoringCondition(alias: string, state: MonitoringState | null | undefined): string[] {
  if (state === 'ANY') return [];
  return [`${alias}.monitoring_ended_on is ${state === 'ENDED' ? 'not null' : 'null'}`];
}

/** SQL condition that a family, or a child, is gone: nobody of it lives in the regency. Those who refuse stay. */
export function goneSql(alias: string): string {
  return `${alias}.monitoring_end in ('DIED', 'MOVED_OUT', 'ENTERED_IN_ERROR')`;
}

/** The day from which somebody no longer counts as a member of the family; null for who stays in it. */
export function goneOnAfter({ monitoringEnd, monitoringEndedOn }: EndOfMonitoring, bornOn: IsoDate | null): IsoDate | null {
  if (monitoringEnd === null || monitoringEnd === MonitoringEnd.REFUSED || monitoringEndedOn === null) return null;
  return monitoringEnd === MonitoringEnd.ENTERED_IN_ERROR && bornOn !== null ? bornOn : monitoringEndedOn;
}

/** @throws HubError BAD_USER_INPUT for a last day in the future. */
export function checkLastDay(on: IsoDate, today: IsoDate): void {
  if (on > today) throw badUserInput(['on'], 'shared.dateInFuture', { date: on, today });
}

/** Whether an end is recorded as it is given: then the call is repeated. @throws HubError CONFLICT for another end. */
export function isEndedSo(
  { monitoringEnd, monitoringEndedOn }: EndOfMonitoring,
  reason: MonitoringEnd,
  on: IsoDate,
  path: InputPath,
): boolean {
  if (monitoringEnd === null || monitoringEndedOn === null) return false;
  if (monitoringEnd === reason && monitoringEndedOn === on) return true;
  throw conflict(path, 'families.monitoringEnded', { reason: monitoringEnd, date: monitoringEndedOn });
}
