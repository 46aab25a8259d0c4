/** The facts of one measuring that alerts are judged by. */
export interface GrowthFacts {
  /** Height-for-age was scored and plausible. */
  heightForAgeKnown: boolean;
  /** Height-for-age below -2 SD. */
  stunted: boolean;
  /** Weight-for-height was scored and plausible, or there was oedema. */
  weightForHeightKnown: boolean;
  /** Weight-for-height below -3 SD, or oedema. */
  severelyWasted: boolean;
}

export type RaisedAlert = { kind: 'NEW_STUNTING'; severity: 'WARNING' } | { kind: 'SEVERE_WASTING'; severity: 'CRITICAL' };

/**
 * Which alerts a measuring raises.
 *
 * - NEW_STUNTING (WARNING): the child is stunted (height-for-age below -2 SD, WHO Child Growth Standards;
 *   PMK 2/2020 "pendek" or "sangat pendek") and was not at the last measuring with a plausible
 *   height-for-age, or was never measured before.
 * - SEVERE_WASTING (CRITICAL): weight-for-height below -3 SD or bilateral pitting oedema, WHO's criteria of
 *   severe acute malnutrition (WHO 2013, "Guideline: updates on the management of severe acute malnutrition in
 *   infants and children"; PMK 2/2020 "gizi buruk"), and not so at the last measuring that could tell.
 *
 * @param current the measuring, the newest of the child.
 * @param earlier the child's earlier measurings, newest first.
 */
export function alertsRaisedBy(current: GrowthFacts, earlier: readonly GrowthFacts[]): RaisedAlert[] {
  const raised: RaisedAlert[] = [];
  const lastHeight = earlier.find((facts) => facts.heightForAgeKnown);
  if (current.heightForAgeKnown && current.stunted && !lastHeight?.stunted) raised.push({ kind: 'NEW_STUNTING', severity: 'WARNING' });
  const lastWeight = earlier.find((facts) => facts.weightForHeightKnown);
  if (current.weightForHeightKnown && current.severelyWasted && !lastWeight?.severelyWasted) raised.push({ kind: 'SEVERE_WASTING', severity: 'CRITICAL' });
  return raised;
}
