/*
 * What passes between the two halves of an import: rows that were read, and plans that are stored. A file is read into rows (`FileRow`).
 * Rows are planned a slice at a time (`PlanRows`), and the plans of a slice are stored in the same transaction (`StorePlans`).
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Message } from '../base/messages/index.ts';
import type { MeasuringPosition } from '../children/index.ts';
import type { FamilyRelation, Sex } from '../families/index.ts';
import type { MatchReason } from '../matching/index.ts';
import type { Store } from '../store/Store.ts';
import type { ImportKind, RowFate } from './enums.ts';

/** Something to say of a row: why it is refused or unclear, or what is to be known of it. Never with a NIK or a name in its arguments. */
export interface RowRemark {
  /** The column, as the file names it; null where it is about the whole row. */
  readonly column: string | null;
  readonly message: Message;
}

/** A row of a file, read and not yet compared with the hub. */
export interface FileRow {
  /** Its place among the rows that were read, from 1, without gaps. The key of a row in its job, and what a checkpoint counts. */
  readonly number: number;
  /** Line of the file, or row of the sheet, from 1. A wide sheet has several rows of one line. */
  readonly line: number;
  /** The cells as they stand in the file, by the name of the column; a name that is given twice has ` #2` after it. */
  readonly cells: Readonly<Record<string, string>>;
  /** Why it is refused as it stands; empty where `facts` are there. */
  readonly problems: readonly RowRemark[];
  /** What is to be known of it and keeps nothing from being stored. */
  readonly notes: readonly RowRemark[];
  /** Where it belongs; null where its file does not say, or the village was not found. */
  readonly villageCode: AreaCode | null;
  /** Null where there are problems. */
  readonly facts: RowFacts | null;
}

export type RowFacts = ChildFacts | MemberFacts | EnrolmentFacts | WelfareFacts;

/** Where a row belongs. */
export interface PlaceFacts {
  readonly villageCode: AreaCode;
  /** Three digits. */
  readonly rt: string | null;
  readonly rw: string | null;
  /** Name of the posyandu, as written. */
  readonly posyandu: string | null;
  readonly address: string | null;
}

/** Somebody a row names. */
export interface NamedPerson {
  readonly name: string;
  /** 16 digits. */
  readonly nik: string | null;
  /** Null where the file does not say. */
  readonly sex: Sex | null;
  readonly bornOn: IsoDate | null;
}

export interface ParentFacts {
  readonly name: string;
  /** UNKNOWN under a column as `Nama Ortu`. */
  readonly role: 'MOTHER' | 'FATHER' | 'UNKNOWN';
  readonly nik: string | null;
}

/** The scores that the file itself gives. */
export interface FileScores {
  readonly weightForAge: number | null;
  readonly heightForAge: number | null;
  readonly weightForHeight: number | null;
}

export interface MeasurementRowFacts {
  readonly measuredOn: IsoDate;
  readonly weightKg: number | null;
  readonly heightCm: number | null;
  readonly position: MeasuringPosition | null;
  readonly headCircumferenceCm: number | null;
  readonly upperArmCircumferenceCm: number | null;
  readonly fileScores: FileScores;
}

/** `ImportKind.EPPGBM`: a child, and a measurement where the row has one. A child without birth date, sex or place is told by its NIK. */
export interface ChildFacts {
  readonly kind: ImportKind.EPPGBM;
  readonly child: NamedPerson & { readonly birthWeightKg: number | null; readonly birthLengthCm: number | null };
  readonly familyCard: string | null;
  readonly parents: readonly ParentFacts[];
  readonly place: PlaceFacts | null;
  readonly measurement: MeasurementRowFacts | null;
}

/** `ImportKind.FAMILIES`: a member of a family; the rows of a family follow one another. */
export interface MemberFacts {
  readonly kind: ImportKind.FAMILIES;
  readonly familyCard: string;
  readonly relation: FamilyRelation;
  readonly member: NamedPerson;
  readonly place: PlaceFacts | null;
  /** 1 to 10. */
  readonly decile: number | null;
}

/** `ImportKind.WELFARE`: what a list of aid says of a family. */
export interface WelfareFacts {
  readonly kind: ImportKind.WELFARE;
  readonly person: Pick<NamedPerson, 'name' | 'nik'> | null;
  readonly familyCard: string | null;
  readonly place: PlaceFacts | null;
  /** 1 to 10. */
  readonly decile: number | null;
  readonly pkh: boolean | null;
  readonly bpnt: boolean | null;
  readonly pbiJk: boolean | null;
}

/** `ImportKind.PROGRAMS`: a child's time in a program. */
export interface EnrolmentFacts {
  readonly kind: ImportKind.PROGRAMS;
  readonly child: ChildFacts['child'];
  readonly familyCard: string | null;
  readonly parents: readonly ParentFacts[];
  readonly place: PlaceFacts | null;
  readonly enrolledOn: IsoDate;
  /** Null while it lasts. */
  readonly endedOn: IsoDate | null;
  /** Measurements at the beginning and the end, where the file has them. */
  readonly measurements: readonly MeasurementRowFacts[];
}

/** A record of the hub that a row may be about. Only records in the importer's areas are named. */
export interface PlannedCandidate {
  readonly childId: string;
  readonly familyId: string;
  /** Probability that the row is about it, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** A person to register, under a key that the plan has made. Sex null: not known (adults only). */
export interface PlannedPerson {
  readonly id: string;
  readonly name: string;
  readonly nik: string | null;
  readonly sex: Sex | null;
  readonly bornOn: IsoDate | null;
  readonly relation: FamilyRelation;
}

/** A family to register with its members, the head first; `origin` is IMPORT. Children are planned apart (`PlannedChild`). */
export interface PlannedFamily {
  readonly id: string;
  readonly villageCode: AreaCode;
  readonly familyCard: string | null;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly welfareDecile: number | null;
  readonly members: readonly PlannedPerson[];
}

/** A child to put under monitoring, in a family that is known or planned by this or an earlier row. */
export interface PlannedChild {
  /** Key of the child and of the person. */
  readonly id: string;
  readonly familyId: string;
  readonly name: string;
  readonly nik: string | null;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
}

/** A measurement to record, of a child that is known or planned by this or an earlier row. */
export interface PlannedMeasurement {
  readonly childId: string;
  readonly measuredOn: IsoDate;
  readonly weightKg: number | null;
  readonly heightCm: number | null;
  readonly position: MeasuringPosition | null;
  readonly headCircumferenceCm: number | null;
  readonly upperArmCircumferenceCm: number | null;
  readonly fileScores: FileScores;
}

/** A measurement to correct: as `MeasurementCorrection` of src/children. */
export interface PlannedCorrection {
  readonly measurementId: string;
  readonly childId: string;
  readonly values: Partial<Omit<PlannedMeasurement, 'childId' | 'measuredOn' | 'fileScores'>>;
  readonly reason: string;
  readonly fileScores: FileScores;
}

/** What is written of a row; each part is null, or empty, where there is nothing of it. */
export interface PlannedWrites {
  /** Only the first row of a new family has it; later rows name its key. */
  readonly family: PlannedFamily | null;
  /** Members to add to a family that is there, or planned earlier. */
  readonly members: readonly (PlannedPerson & { readonly familyId: string })[];
  readonly child: PlannedChild | null;
  readonly measurements: readonly PlannedMeasurement[];
  readonly correction: PlannedCorrection | null;
  /** The posyandu that the child goes to, made where the village has none of this name. */
  readonly posyandu: { readonly childId: string; readonly villageCode: AreaCode; readonly name: string; readonly rw: string | null } | null;
  /** Facts of a known family that the file tells otherwise. */
  readonly familyFacts: { readonly familyId: string; readonly familyCard?: string; readonly welfareDecile?: number } | null;
  /** What a known child's record lacks. */
  readonly childFacts: {
    readonly childId: string;
    readonly nik?: string;
    readonly birthWeightKg?: number;
    readonly birthLengthCm?: number;
  } | null;
  readonly enrolment: {
    readonly familyId: string;
    readonly programId: string;
    readonly enrolledOn: IsoDate;
    readonly endedOn: IsoDate | null;
  } | null;
}

/** What is to become of a row. */
export interface RowPlan {
  readonly row: FileRow;
  readonly fate: RowFate;
  /** Why it is UNCLEAR, REFUSED or CHANGED, and what else is to be known. */
  readonly reasons: readonly RowRemark[];
  /** The village of the row, null where it could not be placed. */
  readonly villageCode: AreaCode | null;
  /** The child and family that the row is about, known or planned; null while that is not decided. */
  readonly childId: string | null;
  readonly familyId: string | null;
  /** Of an unclear row, the most likely first. */
  readonly candidates: readonly PlannedCandidate[];
  /** Null for EQUAL, UNCLEAR and REFUSED. */
  readonly writes: PlannedWrites | null;
}

/** What a job lets its rows be planned by. */
export interface ImportOperation {
  readonly store: Store;
  readonly viewer: Viewer;
  readonly today: IsoDate;
  /** Enrolments go into this program. */
  readonly programId: string | null;
  /** What people have decided of unclear rows: the child that a row is about, or that it is nobody known. */
  readonly decisions: ReadonlyMap<number, { readonly childId: string } | 'NEW'>;
}

/**
 * Plans the rows of a slice, in their order, with a number of statements that does not grow with the rows. Reads what the viewer of the
 * transaction may see and nothing else; writes nothing.
 */
export type PlanRows = (em: SqlEntityManager, rows: readonly FileRow[], operation: ImportOperation) => Promise<RowPlan[]>;

/** What became of a row: as planned, or otherwise where storing found out more (a NIK that somebody else has, a change in between). */
export interface RowResult {
  readonly number: number;
  readonly fate: RowFate;
  readonly reasons: readonly RowRemark[];
  readonly childId: string | null;
  readonly familyId: string | null;
  readonly measurementIds: readonly string[];
}

/** Stores the plans of a slice in the transaction, and says what became of each, in their order. A row that is refused keeps no other. */
export type StorePlans = (em: SqlEntityManager, jobId: string, plans: readonly RowPlan[]) => Promise<RowResult[]>;

/** A file that was opened and whose columns are settled. */
export interface ImportFile {
  readonly kind: ImportKind;
  /** Name of the format that its header fits, as `eppgbm-2025`. */
  readonly format: string;
  /** Names of its columns, as `FileRow.cells` has them. */
  readonly columns: readonly string[];
  /** Rows that were counted when the columns were settled. */
  readonly rows: number;
  /** The rows after a checkpoint, in slices of about so many; rows that belong together are in one. */
  slices(after: number, most: number): AsyncIterable<FileRow[]>;
  close(): Promise<void>;
}
