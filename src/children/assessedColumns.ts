import type { IsoDate } from '../base/calendar.ts';
import type { KnownSex } from '../families/index.ts';
import { ageInDays, assessGrowth, referenceVersion, weightTrend, type ZScore } from '../growth/index.ts';
import type { WeightTrend } from './enums.ts';
import type { MeasuredValues } from './measurementLimits.ts';

/** Values of an earlier measurement that the weight trend needs. */
export interface EarlierWeighing {
  measuredOn: IsoDate;
  weightKg: number | null;
  waz: number | null;
  oedema: boolean;
}

/**
 * The columns of a measurement that are computed when it is stored: z-scores and flags by the WHO Child
 * Growth Standards, the weight trend against the weighing before, and the version of the reference.
 * @param others the child's other measurements, newest first.
 */
export function assessedColumns(child: { sex: KnownSex; bornOn: IsoDate }, values: MeasuredValues, others: readonly EarlierWeighing[]) {
  const growth = assessGrowth({
    sex: child.sex,
    ageInDays: ageInDays(child.bornOn, values.measuredOn),
    weightKg: values.weightKg ?? null,
    heightCm: values.heightCm ?? null,
    position: values.position ?? null,
    headCircumferenceCm: values.headCircumferenceCm ?? null,
    upperArmCircumferenceCm: values.upperArmCircumferenceCm ?? null,
    oedema: values.oedema ?? false,
  });
  return {
    ...scoreColumns('haz', growth.heightForAge),
    ...scoreColumns('waz', growth.weightForAge),
    ...scoreColumns('whz', growth.weightForHeight),
    ...scoreColumns('baz', growth.bmiForAge),
    ...scoreColumns('hcz', growth.headCircumferenceForAge),
    ...scoreColumns('acz', growth.armCircumferenceForAge),
    stunted: growth.stunted,
    severelyStunted: growth.severelyStunted,
    wasted: growth.wasted,
    severelyWasted: growth.severelyWasted,
    underweight: growth.underweight,
    weightTrend: trendOf(child, values, growth.weightForAge?.value ?? null, others),
    referenceVersion,
  };
}

type Score = 'haz' | 'waz' | 'whz' | 'baz' | 'hcz' | 'acz';

function scoreColumns<S extends Score>(name: S, score: ZScore | null) {
  return { [name]: score?.value ?? null, [`${name}Implausible`]: score?.implausible ?? null } as Record<S, number | null> &
    Record<`${S}Implausible`, boolean | null>;
}

function trendOf(
  child: { sex: KnownSex; bornOn: IsoDate },
  values: MeasuredValues,
  waz: number | null,
  others: readonly EarlierWeighing[],
): WeightTrend | null {
  // Oedema adds weight: no gain is computed with it, as WHO gives no weight score with it.
  if (values.weightKg == null || values.oedema === true) return null;
  const earlier = others.flatMap(({ measuredOn, weightKg, waz: score, oedema }) =>
    weightKg === null || oedema ? [] : [{ measuredOn, weightKg, waz: score }],
  );
  return weightTrend(child, { measuredOn: values.measuredOn, weightKg: values.weightKg, waz }, earlier) as WeightTrend | null;
}
