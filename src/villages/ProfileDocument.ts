import type { IsoDate } from '../base/calendar.ts';
import type { ActivityGroupKind, Frequency, FundingSource, Mechanism, PlanningDataSource } from './kampungKBEnums.ts';

/** A mechanism with its frequency. */
export interface MechanismFacts {
  kind: Mechanism;
  frequency: Frequency;
}

/** An activity group: participants, and the number of families or youths it is for. */
export interface ActivityGroupFacts {
  kind: ActivityGroupKind;
  participants: number | null;
  target: number | null;
}

export interface RumahDataKuFacts {
  establishedOn: IsoDate | null;
  decree: string | null;
  location: string | null;
  dataUpdatedOn: IsoDate | null;
}

/**
 * The profile of a Kampung KB: the fields of the Web Kampung KB, its Rumah DataKu and its K/0 card. Null: not recorded yet; false and an
 * empty list: recorded as absent.
 */
export interface ProfileDocument {
  overview: string | null;
  latitude: number | null;
  longitude: number | null;
  workingGroupDecree: string | null;
  secretariat: boolean | null;
  /** A field officer (PLKB) is assigned. */
  fieldOfficer: boolean | null;
  fieldOfficerName: string | null;
  /** A village regulation on the Kampung KB exists. */
  villageRegulation: boolean | null;
  villageRegulationTitle: string | null;
  /** A work plan (RKM) exists. */
  workPlan: boolean | null;
  fundingSources: FundingSource[] | null;
  planningData: PlanningDataSource[] | null;
  mechanisms: MechanismFacts[] | null;
  activityGroups: ActivityGroupFacts[] | null;
  rumahDataKu: RumahDataKuFacts | null;
  k0SubmittedOn: IsoDate | null;
}

export const emptyProfile: ProfileDocument = {
  overview: null,
  latitude: null,
  longitude: null,
  workingGroupDecree: null,
  secretariat: null,
  fieldOfficer: null,
  fieldOfficerName: null,
  villageRegulation: null,
  villageRegulationTitle: null,
  workPlan: null,
  fundingSources: null,
  planningData: null,
  mechanisms: null,
  activityGroups: null,
  rumahDataKu: null,
  k0SubmittedOn: null,
};
