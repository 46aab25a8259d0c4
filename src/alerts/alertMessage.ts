import { groundWords, type ImplausibleGround } from '../children/index.ts';
import type { AlertKind } from './enums.ts';

/** The facts of an alert that a measurement raised. */
export interface AlertMeasurementFacts {
  villageName: string;
  /** Completed months of age on the day of the measurement. */
  ageInMonths: number;
  /** Height-for-age z-score. */
  haz: number | null;
  /** Weight-for-height z-score. */
  whz: number | null;
  oedema: boolean;
  /** IMPLAUSIBLE_MEASUREMENT: the grounds on which it is implausible. */
  grounds?: readonly ImplausibleGround[];
  /** WORSENING: the height-for-age z-score that it fell from. */
  earlierHaz?: number;
}

/** The facts of an alert about missed weighings. */
export interface MissedFacts {
  villageName: string;
  /** Completed months of age when it was raised. */
  ageInMonths: number;
  /** Full calendar months without a weighing, at least. */
  months: number;
  /** ISO 8601 date of the last weighing; null if there was none. */
  lastWeighedOn: string | null;
}

/** The facts of an alert about a village's prevalence: two months (`2026-05`) with their children. */
export interface PrevalenceFacts {
  villageName: string;
  month: string;
  stunted: number;
  measured: number;
  comparedMonth: string;
  comparedStunted: number;
  comparedMeasured: number;
}

/** Facts of an alert's message. Without names: messages appear on screens and phones that others see. */
export type AlertFacts = AlertMeasurementFacts | MissedFacts | PrevalenceFacts;

export type MessageLocale = 'ID' | 'EN';

/** The message of an alert, in Indonesian or English. */
export function alertMessage(kind: AlertKind, facts: AlertFacts, locale: MessageLocale): string {
  if (kind === 'MISSED_WEIGHINGS') return missedMessage[locale](facts as MissedFacts);
  if (kind === 'VILLAGE_PREVALENCE_RISE') return prevalenceMessage[locale](facts as PrevalenceFacts);
  return measuringMessage[kind][locale](facts as AlertMeasurementFacts);
}

type Message<Facts> = Record<MessageLocale, (facts: Facts) => string>;

const anak = ({ ageInMonths, villageName }: AlertMeasurementFacts | MissedFacts) => `Anak ${ageInMonths} bulan di ${villageName}`;
const child = ({ ageInMonths, villageName }: AlertMeasurementFacts | MissedFacts) => `A child of ${ageInMonths} months in ${villageName}`;

const measuringMessage: Record<Exclude<AlertKind, 'MISSED_WEIGHINGS' | 'VILLAGE_PREVALENCE_RISE'>, Message<AlertMeasurementFacts>> = {
  NEW_STUNTING: {
    ID: (facts) => `${anak(facts)} kini stunting: TB/U ${koma(facts.haz)} SD.`,
    EN: (facts) => `${child(facts)} is newly stunted: height for age ${point(facts.haz)} SD.`,
  },
  SEVERE_STUNTING: {
    ID: (facts) => `${anak(facts)} sangat pendek (stunting berat): TB/U ${koma(facts.haz)} SD. Rujuk pada kunjungan berikutnya.`,
    EN: (facts) => `${child(facts)} is severely stunted: height for age ${point(facts.haz)} SD. Refer at the next visit.`,
  },
  WORSENING: {
    ID: (facts) => `Pertumbuhan memburuk. ${anak(facts)}: TB/U turun dari ${koma(facts.earlierHaz)} menjadi ${koma(facts.haz)} SD.`,
    EN: (facts) => `Growth is worsening. ${child(facts)}: height for age fell from ${point(facts.earlierHaz)} to ${point(facts.haz)} SD.`,
  },
  NOT_GAINING_WEIGHT: {
    ID: (facts) => `${anak(facts)} tidak naik berat badan dua bulan berturut-turut (2T). Rujuk ke tenaga kesehatan.`,
    EN: (facts) => `${child(facts)} has not gained weight adequately two months running (2T). Refer to a health worker.`,
  },
  SEVERE_WASTING: {
    ID: (facts) => `${anak(facts)} gizi buruk: ${facts.oedema ? 'ada edema' : `BB/TB ${koma(facts.whz)} SD`}. Rujuk hari ini.`,
    EN: (facts) =>
      `${child(facts)} is severely wasted: ${facts.oedema ? 'oedema' : `weight for height ${point(facts.whz)} SD`}. Refer today.`,
  },
  RECOVERED: {
    ID: (facts) => `${anak(facts)} pulih dari stunting: TB/U ${koma(facts.haz)} SD. Pastikan dan tutup kasusnya.`,
    EN: (facts) => `${child(facts)} has recovered from stunting: height for age ${point(facts.haz)} SD. Confirm it and close the case.`,
  },
  IMPLAUSIBLE_MEASUREMENT: {
    ID: (facts) =>
      `${anak(facts)}: hasil ukur meragukan (${(facts.grounds ?? []).map((ground) => groundWords.ID[ground]).join('; ')}). Ukur ulang, lalu perbaiki.`,
    EN: (facts) =>
      `${child(facts)}: the measurement is doubtful (${(facts.grounds ?? []).map((ground) => groundWords.EN[ground]).join('; ')}). Measure again, and correct it.`,
  },
};

const missedMessage: Message<MissedFacts> = {
  ID: (facts) =>
    `${anak(facts)} tidak ditimbang ${facts.months} bulan penuh; ${facts.lastWeighedOn === null ? 'belum pernah ditimbang' : `terakhir ${facts.lastWeighedOn}`}. Kunjungi rumahnya.`,
  EN: (facts) =>
    `${child(facts)} was not weighed for ${facts.months} full months; ${facts.lastWeighedOn === null ? 'never weighed yet' : `last on ${facts.lastWeighedOn}`}. Visit the home.`,
};

const prevalenceMessage: Message<PrevalenceFacts> = {
  ID: (f) =>
    `Prevalensi stunting di ${f.villageName} naik dari ${percent(f.comparedStunted, f.comparedMeasured, ',')}% (${f.comparedStunted} dari ${f.comparedMeasured} anak, ${f.comparedMonth}) menjadi ${percent(f.stunted, f.measured, ',')}% (${f.stunted} dari ${f.measured} anak, ${f.month}).`,
  EN: (f) =>
    `Stunting prevalence in ${f.villageName} rose from ${percent(f.comparedStunted, f.comparedMeasured, '.')}% (${f.comparedStunted} of ${f.comparedMeasured} children, ${f.comparedMonth}) to ${percent(f.stunted, f.measured, '.')}% (${f.stunted} of ${f.measured} children, ${f.month}).`,
};

function koma(z: number | null | undefined): string {
  return point(z).replace('.', ',');
}

function point(z: number | null | undefined): string {
  return z == null ? '-' : z.toFixed(2);
}

function percent(part: number, whole: number, decimalSign: string): string {
  return ((100 * part) / whole).toFixed(1).replace('.', decimalSign);
}
