import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { MeasuringPosition } from '../children/index.ts';
import { Sex } from '../families/index.ts';
import { ageInDays } from '../growth/index.ts';
import type { DemoFamily } from './DemoFamily.ts';

/** Where the example family lives, in the regency that the examples are about. */
export const exampleVillage = '33.26.16.2001';

/** Keys that the ready examples name, so that they run as they stand. */
const keys = {
  child: '01900000-0000-7000-8000-000000000001',
  mother: '01900000-0000-7000-8000-000000000002',
  father: '01900000-0000-7000-8000-000000000003',
  family: '01900000-0000-7000-8000-000000000004',
};

/** Measurements of a girl who is short for her age and not stunted yet: height and weight at each of three visits. */
const visits = [
  { heightCm: 77.5, weightKg: 9.4 },
  { heightCm: 78, weightKg: 9.5 },
  { heightCm: 78.4, weightKg: 9.6 },
];

/**
 * The synthetic family of the ready examples: a girl of two years in a poor family, not measured for two months, who may
 * be found stunted at the next measurement.
 * @param days the posyandu days of her village, oldest first.
 */
export function exampleFamily(today: IsoDate, days: readonly IsoDate[]): DemoFamily {
  const bornOn = monthsBefore(today, 24);
  const person = { id: keys.child, name: 'Putri Ayu Contoh', nik: null, sex: Sex.FEMALE as const, bornOn, relation: 'CHILD' as const };
  const measured = days.slice(-2 - visits.length, -2);
  return {
    id: keys.family,
    villageCode: exampleVillage,
    rt: '001',
    rw: '001',
    welfareDecile: 2,
    habitable: true,
    safeDrinkingWater: true,
    healthyLatrine: false,
    cleanSurroundings: true,
    members: [
      { id: keys.father, name: 'Adi Wahyu Contoh', nik: null, sex: Sex.MALE, bornOn: monthsBefore(today, 12 * 31), relation: 'HEAD' },
      { id: keys.mother, name: 'Siti Rahma Contoh', nik: null, sex: Sex.FEMALE, bornOn: monthsBefore(today, 12 * 28), relation: 'SPOUSE' },
      person,
    ],
    children: [
      {
        person,
        motherHeightCm: 151.5,
        birthWeightKg: 2.9,
        birthLengthCm: 48,
        measurings: measured.map((measuredOn, visit) => ({
          measuredOn,
          ageInDays: ageInDays(bornOn, measuredOn),
          ...(visits[visit] ?? { heightCm: 0, weightKg: 0 }),
          position: MeasuringPosition.LYING,
          oedema: false,
          ill: false,
        })),
      },
    ],
  };
}
