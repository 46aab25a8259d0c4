import type { NikAttempts } from '../../access/nik/NikAttempts.ts';
import type { RecordedEnrolment } from '../../programs/index.ts';
import type { AlertsOfRecords, HouseholdOperation } from '../../children/index.ts';

/** What plans are stored by. */
export interface StoringOperation extends HouseholdOperation {
  readonly attempts: NikAttempts;
  /** What alerts tell: news, or nothing as of history. */
  readonly alerts: AlertsOfRecords;
}

/** What was stored of a row, by key: what an undoing takes back. */
export interface Written {
  familyId?: string;
  personIds?: readonly string[];
  childId?: string;
  measurementIds?: readonly string[];
  /** The corrected measurement, and the one that supersedes it. */
  corrected?: { from: string; to: string };
  enrolment?: RecordedEnrolment;
  /** What was changed of records that were there before. */
  facts?: readonly WrittenFact[];
}

/** A fact of a record that was there before: what it was and is. Of numbers, which are sealed, only that they were added. */
export type WrittenFact =
  | {
      readonly of: 'welfareDecile' | 'birthWeightKg' | 'birthLengthCm';
      readonly id: string;
      readonly before: number | null;
      readonly after: number;
    }
  | { readonly of: 'posyanduId'; readonly id: string; readonly before: string | null; readonly after: string }
  | { readonly of: 'nik' | 'familyCard'; readonly id: string };
