import type { AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import type { MonitoringEnd, Sex } from '../../families/index.ts';

/** A parent as far as one is compared: the head of the family or the spouse. */
export interface KnownParent {
  readonly name: string;
  /** Null where it is not known. */
  readonly sex: Sex | null;
}

/** A child that the hub has, or that an earlier row of the file registers. */
export interface KnownChild {
  readonly id: string;
  readonly familyId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly villageCode: AreaCode;
  /** As `posyanduKey` writes it. */
  readonly posyandu: string | null;
  /** Hash of the NIK, in hexadecimal digits. */
  readonly nik: string | null;
  readonly parents: readonly KnownParent[];
  /** False for a member of a family who is not under monitoring. */
  readonly isChild: boolean;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
  readonly monitoringEnd: MonitoringEnd | null;
  readonly monitoringEndedOn: IsoDate | null;
}

/** A posyandu as it is compared: its village, and its name without the word, signs and spaces. */
export function posyanduKey(villageCode: AreaCode, name: string | null): string | null {
  const letters =
    name
      ?.toLowerCase()
      .replace(/\bposyandu\b|\bpos\b/g, '')
      .replace(/[^a-z0-9]/g, '') ?? '';
  return letters === '' ? null : `${villageCode} ${letters}`;
}
