import type { AlertKind } from './enums.ts';

/** What an alert's message is made of. It names nobody: messages go to screens and phones that others see. */
export interface AlertFacts {
  villageName: string;
  /** Completed months of age on the measuring date. */
  ageInMonths: number;
  /** Height-for-age z-score. */
  haz: number | null;
  /** Weight-for-height z-score. */
  whz: number | null;
  oedema: boolean;
}

export type MessageLocale = 'ID' | 'EN';

/** The message of an alert, in Indonesian or English. */
export function alertMessage(kind: AlertKind, facts: AlertFacts, locale: MessageLocale): string {
  return locale === 'ID' ? indonesian(kind, facts) : english(kind, facts);
}

function indonesian(kind: AlertKind, { villageName, ageInMonths, haz, whz, oedema }: AlertFacts): string {
  const child = `Anak ${ageInMonths} bulan di ${villageName}`;
  if (kind === 'NEW_STUNTING') return `${child} kini stunting: TB/U ${sd(haz, ',')} SD.`;
  if (kind === 'SEVERE_WASTING') return `${child} gizi buruk: ${oedema ? 'ada edema' : `BB/TB ${sd(whz, ',')} SD`}. Rujuk hari ini.`;
  return child;
}

function english(kind: AlertKind, { villageName, ageInMonths, haz, whz, oedema }: AlertFacts): string {
  const child = `A child of ${ageInMonths} months in ${villageName}`;
  if (kind === 'NEW_STUNTING') return `${child} is newly stunted: height for age ${sd(haz, '.')} SD.`;
  if (kind === 'SEVERE_WASTING') return `${child} is severely wasted: ${oedema ? 'oedema' : `weight for height ${sd(whz, '.')} SD`}. Refer today.`;
  return child;
}

function sd(z: number | null, decimalSign: string): string {
  return z === null ? '-' : z.toFixed(2).replace('.', decimalSign);
}
