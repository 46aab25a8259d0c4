import type { GrowthFacts } from '../stunting/alertRules.ts';
import type { Measurement } from './Measurement.ts';

/** What alert rules judge a measurement by. */
export function growthFacts(measurement: Pick<Measurement, 'haz' | 'hazImplausible' | 'stunted' | 'whz' | 'whzImplausible' | 'oedema' | 'severelyWasted'>): GrowthFacts {
  return {
    heightForAgeKnown: measurement.haz !== null && measurement.hazImplausible === false,
    stunted: measurement.stunted,
    weightForHeightKnown: (measurement.whz !== null && measurement.whzImplausible === false) || measurement.oedema,
    severelyWasted: measurement.severelyWasted,
  };
}
