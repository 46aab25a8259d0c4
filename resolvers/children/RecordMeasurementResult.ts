import type { Logger } from 'pino';
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Measurement, type RowOutcome } from '../../src/children/index.ts';
import { describeFault, HubError } from '../../src/base/errors.ts';

@ObjectType({ simpleResolvers: true, description: 'Why a row was refused.' })
export class RowError {
  @Access(Scope.CHILDREN_WRITE)
  @Field(() => String, { description: 'What is wrong, and what is allowed.' })
  message!: string;

  @Access(Scope.CHILDREN_WRITE)
  @Field(() => String, { description: 'Stable code, as in `extensions.code` of an error.' })
  code!: string;

  @Access(Scope.CHILDREN_WRITE)
  @Field(() => [String], { nullable: true, description: 'The input that is wrong, e.g. `["input", "3", "heightCm"]`.' })
  inputPath!: string[] | null;
}

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

/** The result of a row. An internal error is logged, and the caller only learns that there was one. */
export function rowResult(outcome: RowOutcome, index: number, logger: Logger): RecordMeasurementResult {
  if ('measurement' in outcome) return { index, measurement: outcome.measurement, error: null };
  const { error } = outcome;
  if (!(error instanceof HubError)) {
    logger.error({ error: describeFault(error) }, 'internal error');
    return { index, measurement: null, error: { message: 'Internal error', code: 'INTERNAL_SERVER_ERROR', inputPath: null } };
  }
  const [argument = 'input', ...path] = error.inputPath ?? [];
  const inputPath = [argument, index, ...path].map(String);
  return { index, measurement: null, error: { message: error.message.replace(/^input/, `input.${index}`), code: error.code, inputPath } };
}
