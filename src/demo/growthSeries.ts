import type { IsoDate } from '../calendar.ts';
import { MeasuringPosition } from '../children/index.ts';
import { ageInDays, carriedTables, lmsValue, offsetOf, type GrowthSex, type LmsTable } from '../growth/index.ts';
import type { Random } from './Random.ts';

/** One synthetic measuring of a child. */
export interface DemoMeasuring {
  measuredOn: IsoDate;
  ageInDays: number;
  weightKg: number;
  heightCm: number;
  position: MeasuringPosition;
  oedema: boolean;
  ill: boolean;
}

/** What makes one child grow differently from another. */
export interface GrowthTraits {
  sex: GrowthSex;
  bornOn: IsoDate;
  /** Height-for-age z-score that the child drifts to in its second year. */
  height: number;
  /** Weight-for-height z-score that it moves around. */
  weight: number;
  /** Chance of having been ill in the two weeks before a measuring. */
  illness: number;
}

const standingFrom = 731;

/**
 * The monthly measurings of a child: its z-scores drift smoothly (a first-order autoregression around the
 * child's own level, with growth faltering through the first two years as in low-income settings), values are
 * read back from the WHO tables, rounded as a length board (0.1 cm) and a scale (0.1 kg) show them, and height
 * never falls.
 * @param days the measuring days, oldest first, all from birth on.
 */
export function growthSeries(traits: GrowthTraits, days: readonly IsoDate[], random: Random): DemoMeasuring[] {
  const tables = carriedTables();
  let [heightNoise, weightNoise] = [random.normal(0, 0.15), random.normal(0, 0.3)];
  let tallest = 0;
  return days.map((measuredOn) => {
    heightNoise = 0.85 * heightNoise + random.normal(0, 0.08);
    weightNoise = 0.7 * weightNoise + random.normal(0, 0.22);
    const day = ageInDays(traits.bornOn, measuredOn);
    const faltered = 0.35 + 0.65 * Math.min(1, day / 600);
    const position = day < standingFrom ? MeasuringPosition.LYING : MeasuringPosition.STANDING;
    const height = valueAt(tables.heightForAge, traits.sex, day, traits.height * faltered + heightNoise);
    tallest = Math.max(tallest, Math.round(height * 10) / 10);
    const ill = random.chance(traits.illness);
    const table = position === MeasuringPosition.LYING ? tables.weightForLength : tables.weightForHeight;
    const weight = valueAt(table, traits.sex, Math.round(tallest * 10), traits.weight + weightNoise - (ill ? 0.3 : 0));
    return {
      measuredOn,
      ageInDays: day,
      weightKg: Math.max(1.5, Math.round(weight * 10) / 10),
      heightCm: tallest,
      position,
      // Kwashiorkor is rare: a few children in a regency.
      oedema: random.chance(0.00004),
      ill,
    };
  });
}

/** The value of a z-score in a table, at the nearest key that the table has. */
function valueAt(table: LmsTable, sex: GrowthSex, key: number, z: number): number {
  const at = offsetOf(table, sex, Math.min(table.last, Math.max(table.first, key)));
  const [l = 1, m = 0, s = 0] = table.values.subarray(at, at + 3);
  return lmsValue(z, l, m, s);
}
