import { message, type Message } from '../../base/messages/index.ts';
import { ageInDays, ageInMonths, assessGrowth, type GrowthInput, type GrowthResult, monthsToDays } from '../../growth/index.ts';
import type { MeasurementRowFacts } from '../contract.ts';

/** From here on a score of the file is another one: the second decimal may be rounded otherwise. */
const apart = 0.05;

/** Which rule of a file gives another score than WHO's standards. */
type Rule = 'position' | 'otherPosition' | 'age' | 'otherSex' | 'height' | 'edited';

const indicators = ['heightForAge', 'weightForAge', 'weightForHeight'] as const;

/**
 * Compares the scores that a file gives with the hub's own, and says of each that differs by more than 0.05 which rule explains it: the
 * measurement is scored again by each rule that e-PPGBM and spreadsheets are known to follow. Practice.
 */
export function compareScores(
  measurement: MeasurementRowFacts,
  { sex, bornOn }: { sex: 'FEMALE' | 'MALE'; bornOn: string },
): { column: null; message: Message }[] {
  const given = measurement.fileScores;
  if (indicators.every((indicator) => given[indicator] === null)) return [];
  const { weightKg, heightCm, position, measuredOn } = measurement;
  const input: GrowthInput = {
    sex,
    ageInDays: ageInDays(bornOn, measuredOn),
    weightKg,
    heightCm,
    position,
    headCircumferenceCm: null,
    upperArmCircumferenceCm: null,
    oedema: false,
  };
  const own = assessGrowth(input);
  const variants: (() => [Rule, GrowthResult])[] = [
    () => ['position', assessGrowth({ ...input, position: null })],
    () => ['otherPosition', assessGrowth({ ...input, position: position === 'LYING' ? 'STANDING' : 'LYING' })],
    () => ['age', assessGrowth({ ...input, ageInDays: monthsToDays(ageInMonths(bornOn, measuredOn)) })],
    () => ['height', assessGrowth({ ...input, position: null, heightCm: heightCm === null ? null : heightCm + 0.7 })],
    () => ['height', assessGrowth({ ...input, position: null, heightCm: heightCm === null ? null : heightCm - 0.7 })],
    () => ['otherSex', assessGrowth({ ...input, sex: sex === 'MALE' ? 'FEMALE' : 'MALE' })],
  ];
  return indicators.flatMap((indicator) => {
    const [file, ours] = [given[indicator], own[indicator]?.value ?? null];
    if (file === null || ours === null || Math.abs(file - ours) <= apart) return [];
    const rule = variants
      .map((variant) => variant())
      .find(([, result]) => Math.abs((result[indicator]?.value ?? Infinity) - file) <= apart);
    return [
      {
        column: null,
        message: message('imports.scoreDiffers', { indicator, file: String(file), own: String(ours), rule: rule?.[0] ?? 'edited' }),
      },
    ];
  });
}
