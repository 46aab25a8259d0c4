import type { Logger } from 'pino';
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Measurement, type RowOutcome } from '../../src/children/index.ts';
import { RowError, rowError } from './RowError.ts';

@ObjectType({ simpleResolvers: true, description: 'Result for one row: a measurement, or an error.' })
export class RecordMeasurementResult {
  @Access(Scope.CHILDREN_WRITE)
  @Field(() => Int, { description: 'Index of the row in the input, from 0.' })
  index!: number;

  @Access(Scope.CHILDREN_WRITE)
  @Field(() => Measurement, { nullable: true, description: 'The measurement; null if the row was refused.' })
  measurement!: Measurement | null;

  @Access(Scope.CHILDREN_WRITE)
  @Field(() => RowError, { nullable: true, description: 'Why the row was refused; null if it was stored.' })
  error!: RowError | null;
}

/** The result of a row. */
export function rowResult(outcome: RowOutcome, index: number, logger: Logger): RecordMeasurementResult {
  if ('measurement' in outcome) return { index, measurement: outcome.measurement, error: null };
  return { index, measurement: null, error: rowError(outcome.error, index, logger) };
}
