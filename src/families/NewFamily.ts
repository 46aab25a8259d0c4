import type { IsoDate } from '../base/calendar.ts';
import type { FamilyRelation, Sex } from './enums.ts';

export interface NewPerson {
  name: string;
  nik?: string | null;
  sex: Sex;
  bornOn?: IsoDate | null;
  relation?: FamilyRelation | null;
  married?: boolean | null;
  marriagePlannedOn?: IsoDate | null;
  pregnantDueOn?: IsoDate | null;
}

export interface HousingFacts {
  habitable?: boolean | null;
  safeDrinkingWater?: boolean | null;
  healthyLatrine?: boolean | null;
  cleanSurroundings?: boolean | null;
}

/** What is recorded of a family beside its members. */
export interface FamilyFactsInput {
  /** Number of the family card. */
  familyCard?: string | null;
  rt?: string | null;
  rw?: string | null;
  welfareDecile?: number | null;
  housing?: HousingFacts | null;
  modernContraception?: boolean | null;
}

export interface NewFamily extends FamilyFactsInput {
  villageCode: string;
  head: NewPerson;
  members?: NewPerson[] | null;
  clientKey?: string | null;
}
