import type { IsoDate } from '../base/calendar.ts';
import { Hook } from '../events/Hooks.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Family } from './Family.ts';
import type { Person } from './Person.ts';

/** Who changed a family, and when. */
export interface ChangeAuthor {
  viewer: Viewer;
  today: IsoDate;
}

/** Members have gone to another family, by a split or a merge; both families are locked. */
export interface MembersMoved extends ChangeAuthor {
  personIds: readonly string[];
  to: Family;
}

/** A person who was registered twice goes on as `kept`, in the family `to`; the duplicate's row is deleted afterwards. */
export interface PersonsMerged extends ChangeAuthor {
  kept: Person;
  duplicate: Person;
  to: Family;
}

/** The family `merged` goes on as `kept`; its members have moved already, and its row is deleted afterwards. */
export interface FamiliesMerged extends ChangeAuthor {
  kept: Family;
  merged: Family;
}

/** A family has moved to another village. Rows that hold its village by a foreign key have followed already. */
export interface FamilyMoved extends ChangeAuthor {
  family: Family;
  from: string;
  movedOn: IsoDate;
}

/** Sex or birth date of a member were corrected. Not stored yet: a handler that cannot follow throws, others flush first. */
export interface MemberCorrected extends ChangeAuthor {
  person: Person;
}

/** A member is about to be removed. A handler that cannot let the person go throws. */
export interface MemberLeaving extends ChangeAuthor {
  person: Person;
}

/** Nobody of a family lives in the regency since a day. The family is locked. */
export interface FamilyGone extends ChangeAuthor {
  family: Family;
  goneOn: IsoDate;
}

/** Something that is recorded of families, of their members or of where they live is another now; they are locked, or new. */
export interface FamiliesChanged {
  familyIds: readonly string[];
}

export const membersMoved = new Hook<MembersMoved>('membersMoved');
export const personsMerged = new Hook<PersonsMerged>('personsMerged');
export const familiesMerged = new Hook<FamiliesMerged>('familiesMerged');
export const familyMoved = new Hook<FamilyMoved>('familyMoved');
export const memberCorrected = new Hook<MemberCorrected>('memberCorrected');
export const familiesChanged = new Hook<FamiliesChanged>('familiesChanged');
export const familyGone = new Hook<FamilyGone>('familyGone');
export const memberLeaving = new Hook<MemberLeaving>('memberLeaving');
