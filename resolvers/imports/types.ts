import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { DateTimeScalar } from '../../src/graphql/index.ts';
import { Node } from '../../src/graphql/Node.ts';
import type { RowRemark } from '../../src/imports/contract.ts';
import { ImportKind, ImportState, RowFate } from '../../src/imports/enums.ts';
import type { FateCounts } from '../../src/imports/jobs/ImportJob.ts';

@ObjectType({ implements: [Node], simpleResolvers: true, description: 'An import of a file of a district.' })
export class ImportJob {
  id!: string;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => ImportKind, { description: 'What the file holds.' })
  kind!: ImportKind;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => ImportState, { description: 'Where it is on its way.' })
  state!: ImportState;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal digits.' })
  fileHash!: string;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Float, { description: 'Size of the file, in bytes.' })
  fileSize!: number;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { nullable: true, description: 'The format that its header fits; null while it is not read.' })
  format!: string | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { description: 'Who asked for it.' })
  askedBy!: string;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => DateTimeScalar, { description: 'When.' })
  askedAt!: Date;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the first rows were imported; null before.' })
  begunAt!: Date | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When all rows were dealt with, or it failed; null before.' })
  endedAt!: Date | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Int, { nullable: true, description: 'Rows of the file; null while it is not read.' })
  rowCount!: number | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Int, { description: 'Rows that were dealt with: while it is planned, those planned.' })
  checkpoint!: number;

  counts!: FateCounts;
}

@ObjectType({ simpleResolvers: true, description: 'How many rows have a fate.' })
export class FateCount {
  @Access(Scope.IMPORTS_WRITE)
  @Field(() => RowFate, { description: 'The fate.' })
  fate!: RowFate;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Int, { description: 'Rows.' })
  rows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Something to say of a row.' })
export class ImportRemark {
  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { nullable: true, description: 'The column, as the file names it; null for the whole row.' })
  column!: string | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { description: 'What.' })
  message!: string;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { description: 'Stable key of the message.' })
  key!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A child of the hub whom an unclear row may be about.' })
export class ImportCandidate {
  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Float, { description: 'Probability that it is, 0 to 1.' })
  score!: number;

  @Access(Scope.IMPORTS_WRITE)
  @ListSize({ assumedSize: 4 })
  @Field(() => [String], { description: 'What speaks for it, as `DuplicateReason`.' })
  reasons!: string[];

  childId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a file, and what became of it.' })
export class ImportRow {
  id!: string;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Int, { description: 'Its place among the rows, from 1.' })
  number!: number;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => Int, { description: 'Line of the file.' })
  line!: number;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => RowFate, { description: 'What becomes, or became, of it.' })
  fate!: RowFate;

  villageCode!: string | null;
  childId!: string | null;
  familyId!: string | null;
  reasons!: RowRemark[];
  candidates!: ImportCandidate[] | null;

  @Access(Scope.IMPORTS_WRITE)
  @Field(() => String, { nullable: true, description: 'Who decided whose row it is; null where nobody did.' })
  decidedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The file that a measurement comes from.' })
export class MeasurementOrigin {
  jobId!: string;

  @Access(Scope.CHILDREN_READ)
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal digits.' })
  fileHash!: string;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, { description: 'The row of the file, from 1.' })
  rowNumber!: number;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Weight for age as the file itself scored it.' })
  weightForAge!: number | null;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Height for age as the file itself scored it.' })
  heightForAge!: number | null;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Weight for height as the file itself scored it.' })
  weightForHeight!: number | null;
}
