import type { MeasurementsChange } from '../children/index.ts';
import { recoveryDays } from '../stunting/deriveCase.ts';
import type { AlertKind } from './enums.ts';

/** Why an alert ended: the change of a child's measurements, and the facts that hold after it. */
export interface AlertEndContext {
  change: Pick<MeasurementsChange, 'measurements' | 'recorded' | 'replaced'>;
  standing: readonly AlertKind[];
}

/** The `resolution` of an alert about a child whose fact no longer holds. */
export function endReason(alert: { kind: AlertKind; measurementId: string | null }, { change, standing }: AlertEndContext): string {
  const { measurements, recorded, replaced } = change;
  if (alert.kind === 'NEW_STUNTING' && standing.includes('SEVERE_STUNTING' as AlertKind))
    return 'A graver alert tells it: the child is severely stunted.';
  if (recorded === null && replaced === null) return 'The child was registered twice; by all its measurements together the cause is gone.';
  if (recorded !== null && recorded === replaced) return "The child's sex or birth date was corrected; its cause is gone.";
  if (replaced !== null) {
    const own = alert.measurementId === replaced.id;
    if (recorded === null) return own ? 'The measurement was voided.' : 'Another measurement was voided; its cause is gone.';
    return own ? 'The measurement was corrected; its cause is gone.' : 'Another measurement was corrected; its cause is gone.';
  }
  if (recorded !== measurements[0]) return 'A measurement that was recorded late shows otherwise.';
  if (alert.kind === 'NEW_STUNTING' || alert.kind === 'SEVERE_STUNTING') {
    return standing.includes('RECOVERED' as AlertKind)
      ? `The child has recovered: at or above -2 SD on two measurements at least ${recoveryDays} days apart.`
      : `No longer severely stunted: at or above -3 SD on two measurements at least ${recoveryDays} days apart.`;
  }
  return naturalEnd[alert.kind];
}

const naturalEnd: Record<Exclude<AlertKind, 'NEW_STUNTING' | 'SEVERE_STUNTING'>, string> = {
  WORSENING: 'Height for age no longer falls.',
  NOT_GAINING_WEIGHT: 'No longer two months running without adequate gain.',
  SEVERE_WASTING: 'No longer severely wasted.',
  RECOVERED: 'The child is below -2 SD again.',
  MISSED_WEIGHINGS: 'The child was weighed again.',
  VILLAGE_PREVALENCE_RISE: 'The prevalence is back.',
  IMPLAUSIBLE_MEASUREMENT: 'By the measurements together it is plausible.',
};
