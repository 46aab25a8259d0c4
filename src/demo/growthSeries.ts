import type { IsoDate } from '../base/calendar.ts';
import { MeasuringPosition } from '../children/index.ts';
import { ageInDays, carriedTables, lmsValue, offsetOf, type GrowthSex, type LmsTable } from '../growth/index.ts';
import type { Random } from './Random.ts';

/** One synthetic measurement of a child. */
export interface DemoMeasurement {
  measuredOn: IsoDate;
  ageInDays: number;
  weightKg: number;
  heightCm: number;
  position: MeasuringPosition;
  oedema: boolean;
  ill: boolean;
}

/** A child's size at birth and its measurements since, oldest first. */
export interface DemoGrowth {
  birthWeightKg: number;
  birthLengthCm: number;
  measurings: DemoMeasurement[];
}

/** What makes one child grow differently from another. */
export interface GrowthTraits {
  sex: GrowthSex;
  bornOn: IsoDate;
  /** Height-for-age z-score that the child drifts to in its second year. */
  height: number;
  /** Weight-for-height z-score that it moves around. */
  weight: number;
  /** Probability of an illness in the two weeks before a measurement. */
  illness: number;
}

const standingFrom = 731;
/** How far height-for-age at birth lies above its later level, and at which age it reaches that level. */
const faltering = { atBirth: 0.75, untilDay: 600 };
/** The same for weight-for-height: fewer newborns are thin. */
const thinning = { atBirth: 0.55, untilDay: 300 };

/**
 * A child's size at birth and at each measurement: its z-scores drift smoothly (a first-order autoregression around
 * the child's own level, with growth faltering through the first two years as in low-income settings), values are
 * read back from the WHO tables, rounded as a length board (0.1 cm) and a scale (0.1 kg) show them, and height
 * never falls.
 * @param days the measuring days, oldest first, all from birth on.
 */
export function growthSeries(traits: GrowthTraits, days: readonly IsoDate[], random: Random): DemoGrowth {
  const tables = carriedTables();
  let [heightNoise, weightNoise] = [random.normal(0, 0.15), random.normal(0, 0.2)];
  const lengthAt = (day: number) =>
    oneDecimal(valueAt(tables.heightForAge, traits.sex, day, traits.height + before(faltering, day) + heightNoise));
  const weightAt = (day: number, heightCm: number, z: number) => {
    const table = day < standingFrom ? tables.weightForLength : tables.weightForHeight;
    return valueAt(table, traits.sex, Math.round(heightCm * 10), traits.weight + before(thinning, day) + z);
  };
  const birthLengthCm = Math.max(43, lengthAt(0));
  const birthWeightKg = Math.round(weightAt(0, birthLengthCm, weightNoise) * 100) / 100;
  let tallest = birthLengthCm;
  const measurings = days.map((measuredOn): DemoMeasurement => {
    heightNoise = 0.9 * heightNoise + random.normal(0, 0.06);
    weightNoise = 0.8 * weightNoise + random.normal(0, 0.13);
    const day = ageInDays(traits.bornOn, measuredOn);
    tallest = Math.max(tallest, lengthAt(day));
    const ill = random.chance(traits.illness);
    return {
      measuredOn,
      ageInDays: day,
      weightKg: oneDecimal(weightAt(day, tallest, weightNoise - (ill ? 0.25 : 0))),
      heightCm: tallest,
      position: day < standingFrom ? MeasuringPosition.LYING : MeasuringPosition.STANDING,
      // Kwashiorkor is rare: a few children in a regency.
      oedema: random.chance(0.00004),
      ill,
    };
  });
  return { birthWeightKg, birthLengthCm, measurings };
}

function before({ atBirth, untilDay }: { atBirth: number; untilDay: number }, day: number): number {
  return atBirth * (1 - Math.min(1, day / untilDay));
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The value of a z-score in a table, at the nearest key that the table has. */
function valueAt(table: LmsTable, sex: GrowthSex, key: number, z: number): number {
  const at = offsetOf(table, sex, Math.min(table.last, Math.max(table.first, key)));
  const [l = 1, m = 0, s = 0] = table.values.subarray(at, at + 3);
  return lmsValue(z, l, m, s);
}
