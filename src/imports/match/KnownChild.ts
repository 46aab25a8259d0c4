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
  /** Key of the posyandu, or of one that the file names and the hub does not have yet. */
  readonly posyandu: string | null;
  /** Hash of the NIK, in hexadecimal digits. */
  readonly nik: string | null;
  readonly parents: readonly KnownParent[];
  /** False for a member of a family who is not under monitoring. */
  readonly isChild: boolean;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
  readonly lastMeasuredOn: IsoDate | null;
  readonly monitoringEnd: MonitoringEnd | null;
  readonly monitoringEndedOn: IsoDate | null;
}
