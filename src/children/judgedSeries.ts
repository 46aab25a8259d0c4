import { judgeSeries, type SeriesMeasurement } from '../growth/index.ts';
import { ImplausibleGround } from './enums.ts';
import type { Measurement } from './Measurement.ts';

/** The columns of a measurement that decide about its plausibility. */
export type Judgeable = Pick<
  Measurement,
  | 'measuredOn'
  | 'ageInDays'
  | 'weightKg'
  | 'heightCm'
  | 'position'
  | 'oedema'
  | 'haz'
  | 'hazImplausible'
  | 'waz'
  | 'wazImplausible'
  | 'whzImplausible'
  | 'bazImplausible'
  | 'hczImplausible'
  | 'aczImplausible'
>;

/**
 * The grounds on which each measurement of a child is implausible, in their order.
 * @param measurements those that count, newest first.
 */
export function groundsOf(measurements: readonly Judgeable[]): ImplausibleGround[][] {
  return judgeSeries(measurements.toReversed().map(seriesMeasurement))
    .toReversed()
    .map((grounds) => grounds.map((ground) => ImplausibleGround[ground]));
}

/** Checks the plausibility of a child's measurements again, in place. @param measurements those that count, newest first. */
export function judgeAnew(measurements: readonly Measurement[]): void {
  for (const [nth, implausibleBy] of groundsOf(measurements).entries()) {
    const measurement = measurements[nth];
    if (measurement !== undefined && !sameGrounds(measurement.implausibleBy, implausibleBy)) measurement.implausibleBy = implausibleBy;
  }
}

/** Whether two measurements are implausible on the same grounds. */
export function sameGrounds(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

function seriesMeasurement(measurement: Judgeable): SeriesMeasurement {
  const { hazImplausible, wazImplausible, whzImplausible, bazImplausible, hczImplausible, aczImplausible } = measurement;
  const flags = [hazImplausible, wazImplausible, whzImplausible, bazImplausible, hczImplausible, aczImplausible];
  return {
    ...measurement,
    flagged: { any: flags.includes(true), height: hazImplausible === true, weight: wazImplausible === true },
  };
}
