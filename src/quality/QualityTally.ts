import { daysPerMonth, type GrowthSex } from '../growth/index.ts';

/** Values of a child that the check needs; null if not measured. */
export interface MeasuredChild {
  sex: GrowthSex | null;
  ageInDays: number | null;
  weightKg: number | null;
  heightCm: number | null;
  armCm: number | null;
  /** Weight for height, with implausible scores. */
  whz: number | null;
}

/** The check is about children from 6 up to 60 months. */
const fromMonths = 6;
const toMonths = 60;

/** The counts from which all ratings follow; never the children themselves, so that memory does not grow with them. */
export class QualityTally {
  children = 0;
  boys = 0;
  girls = 0;
  /** Of 6 to 29, and of 30 to 59 completed months. */
  younger = 0;
  older = 0;
  /** By the last digit: of the weight in 0.1 kg, the height in 0.1 cm, the arm in mm. */
  readonly digits = { weight: zeros(10), height: zeros(10), arm: zeros(10) };
  /** By the remainder of the completed months divided by 12. */
  readonly months = zeros(12);
  /** How often each score stands, in hundredths. */
  readonly scores = new Map<number, number>();

  /** Counts a child; a child of another or unknown age is skipped. */
  add({ sex, ageInDays, weightKg, heightCm, armCm, whz }: MeasuredChild): void {
    if (ageInDays === null) return;
    const months = ageInDays / daysPerMonth;
    if (months < fromMonths || months >= toMonths) return;
    this.children++;
    if (sex === 'MALE') this.boys++;
    else if (sex === 'FEMALE') this.girls++;
    if (months < 30) this.younger++;
    else this.older++;
    increase(this.months, Math.floor(months) % 12);
    if (weightKg !== null) increase(this.digits.weight, lastDigit(weightKg * 10));
    if (heightCm !== null) increase(this.digits.height, lastDigit(heightCm * 10));
    if (armCm !== null) increase(this.digits.arm, lastDigit(armCm * 10));
    if (whz !== null) {
      const hundredths = Math.round(whz * 100);
      this.scores.set(hundredths, (this.scores.get(hundredths) ?? 0) + 1);
    }
  }
}

function zeros(length: number): number[] {
  return Array<number>(length).fill(0);
}

function increase(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** The last digit of a number of tenths; more decimals are rounded, as binary fractions (86.3 * 10) must be. */
function lastDigit(tenths: number): number {
  return Math.abs(Math.round(Number(tenths.toPrecision(12)))) % 10;
}
