import { daysPerMonth } from './age.ts';
import { correctedHeight, firstStandingDay, isPositionImplausible, unitsPerCm } from './correctedHeight.ts';
import type { MeasuringPosition } from './types.ts';

/** Why a measurement is more likely an error than the child. */
export const implausibleGrounds = ['WHO_FLAG', 'POSITION', 'HEIGHT_FELL', 'HEIGHT_LEAPT', 'WEIGHT_LEAPT', 'COPIED'] as const;
export type ImplausibleGround = (typeof implausibleGrounds)[number];

/** Where each ground comes from. */
export const groundSources: Readonly<Record<ImplausibleGround, string>> = {
  WHO_FLAG:
    'WHO and UNICEF 2019, "Recommendations for data collection, analysis and reporting on anthropometric indicators in children under 5 years old": z-scores beyond its limits',
  POSITION: "WHO's package anthro: no child below 9 months is measured standing",
  HEIGHT_FELL:
    'Nobody becomes shorter: practice, by twice the 0.7 cm that two readings of one length may differ by in the WHO Multicentre Growth Reference Study (de Onis and others 2004)',
  HEIGHT_LEAPT: 'Practice: height for age changed by more than 2 SD within six months, or by more than 3 SD at any time',
  WEIGHT_LEAPT: 'Practice: weight for age changed by more than 2 SD within three months, or by more than 3 SD at any time, without oedema',
  COPIED: 'Practice: weight and height both equal those of the measurement before, over a time in which every child grows',
};

/** A measurement as its plausibility is judged. */
export interface SeriesMeasurement {
  /** ISO 8601. */
  measuredOn: string;
  ageInDays: number;
  weightKg: number | null;
  heightCm: number | null;
  position: MeasuringPosition | null;
  oedema: boolean;
  haz: number | null;
  waz: number | null;
  /** Whether any of its z-scores lies beyond WHO's limits, and whether that of the height, and of the weight does. */
  flagged: { any: boolean; height: boolean; weight: boolean };
}

/** Two readings of one length differ by up to 0.7 cm. */
const largestFallCm = 1.4;
const halfYear = 183;
const quarter = 92;
const largestChange = { soon: 2, ever: 3 };
/** In these days every child under two grows by a centimetre or gains weight, and every child under five in two months. */
const copiedAfterDays = { underTwo: 21, older: 60 };

/**
 * Judges a child's measurements, each by those before it. A value is compared with the last trusted one of its kind. Where two running
 * disagree with it and agree with each other, they are trusted: then the one before them was the error.
 * @param series measurements that count, oldest first.
 * @returns the grounds of each, in the order of `implausibleGrounds`; none for a plausible one.
 */
export function judgeSeries(series: readonly SeriesMeasurement[]): ImplausibleGround[][] {
  const height = new Trust(heightDoubt, ({ heightCm }) => heightCm !== null);
  const weight = new Trust(weightDoubt, ({ weightKg, oedema }) => weightKg !== null && !oedema);
  return series.map((measurement, nth) => {
    const before = series[nth - 1];
    const found = new Set<ImplausibleGround>();
    if (measurement.flagged.any) found.add('WHO_FLAG');
    if (isPositionImplausible(measurement.position, measurement.ageInDays, measurement.ageInDays)) found.add('POSITION');
    const doubts = [height.judge(measurement, measurement.flagged.height), weight.judge(measurement, measurement.flagged.weight)];
    for (const doubt of doubts) if (doubt !== null) found.add(doubt);
    if (before !== undefined && isCopied(before, measurement)) found.add('COPIED');
    return implausibleGrounds.filter((ground) => found.has(ground));
  });
}

/** Which value of one kind is trusted, while a series is walked. */
class Trust {
  #trusted: SeriesMeasurement | null = null;
  #last: SeriesMeasurement | null = null;

  constructor(
    readonly doubt: (earlier: SeriesMeasurement, later: SeriesMeasurement) => ImplausibleGround | null,
    readonly has: (measurement: SeriesMeasurement) => boolean,
  ) {}

  judge(measurement: SeriesMeasurement, flagged: boolean): ImplausibleGround | null {
    if (!this.has(measurement)) return null;
    const [trusted, last] = [this.#trusted, this.#last];
    this.#last = measurement;
    if (flagged) return null;
    const doubt = trusted === null ? null : this.doubt(trusted, measurement);
    const confirmed = last !== null && last !== trusted && this.doubt(last, measurement) === null;
    if (doubt !== null && !confirmed) return doubt;
    this.#trusted = measurement;
    return null;
  }
}

function heightDoubt(earlier: SeriesMeasurement, later: SeriesMeasurement): ImplausibleGround | null {
  if (standingCm(earlier) - standingCm(later) > largestFallCm) return 'HEIGHT_FELL';
  return changed(earlier, later, 'haz', halfYear) ? 'HEIGHT_LEAPT' : null;
}

function weightDoubt(earlier: SeriesMeasurement, later: SeriesMeasurement): ImplausibleGround | null {
  return changed(earlier, later, 'waz', quarter) ? 'WEIGHT_LEAPT' : null;
}

/** Whether a score changed by more than growth does. Young infants may catch up or fall back quickly: there only the wider limit holds. */
function changed(earlier: SeriesMeasurement, later: SeriesMeasurement, score: 'haz' | 'waz', soon: number): boolean {
  const [from, to] = [earlier[score], later[score]];
  if (from === null || to === null) return false;
  const isSoon = later.ageInDays - earlier.ageInDays <= soon && earlier.ageInDays >= halfYear;
  return Math.abs(to - from) > (isSoon ? largestChange.soon : largestChange.ever);
}

/** As if the child had stood: a length is 0.7 cm more. */
function standingCm({ heightCm, position, ageInDays }: SeriesMeasurement): number {
  const cm = correctedHeight(heightCm ?? 0, position, ageInDays) / unitsPerCm;
  return ageInDays < firstStandingDay ? cm - 0.7 : cm;
}

function isCopied(before: SeriesMeasurement, { weightKg, heightCm, ageInDays }: SeriesMeasurement): boolean {
  if (weightKg === null || heightCm === null || weightKg !== before.weightKg || heightCm !== before.heightCm) return false;
  return ageInDays - before.ageInDays >= (ageInDays < 24 * daysPerMonth ? copiedAfterDays.underTwo : copiedAfterDays.older);
}
