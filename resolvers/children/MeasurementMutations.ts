import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  correctMeasurement,
  Measurement,
  recordMeasurement,
  recordMeasurements,
  voidMeasurement,
  type NewMeasurement,
} from '../../src/children/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { CorrectMeasurementInput, RecordMeasurementInput, VoidMeasurementInput } from './measurementInputs.ts';
import { posyanduKeyOf } from './posyanduKeyOf.ts';
import { RecordMeasurementResult, rowResult } from './RecordMeasurementResult.ts';

@Resolver()
export class MeasurementMutations {
  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Measurement, {
    description:
      'Assesses and stores a measurement, opens or updates the case, and raises alerts, in one transaction. Repeating a `clientKey`, or the same child, date and values, returns the first result.',
  })
  recordMeasurement(
    @Arg('input', () => RecordMeasurementInput, { description: 'The measurement.' }) input: RecordMeasurementInput,
    @Ctx() context: HubContext,
  ): Promise<Measurement> {
    return recordMeasurement(keyed(input), operationOf(context));
  }

  @Access(Scope.CHILDREN_WRITE)
  @ListSize({ assumedSize: 1, lengthsOf: ['input'] })
  @Mutation(() => [RecordMeasurementResult], {
    description:
      'Records up to 1,000 measurements. Each row succeeds or fails on its own, as in `recordMeasurement`; results are in the order of the input. Rows of one child are stored in the order of their dates.',
  })
  async recordMeasurements(
    @Arg('input', () => [RecordMeasurementInput], { description: 'The measurements.' }) input: RecordMeasurementInput[],
    @Ctx() context: HubContext,
  ): Promise<RecordMeasurementResult[]> {
    const rows = input.map((row) => () => keyed(row));
    const outcomes = await recordMeasurements(rows, operationOf(context));
    return outcomes.map((outcome, index) => rowResult(outcome, index, context.hub.logger));
  }

  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Measurement, {
    description:
      'Corrects a measurement: a new measurement supersedes it, and the original is kept. Later weight trends, the latest state, the case and the alerts are updated in the same transaction. Returns the new measurement.',
  })
  correctMeasurement(
    @Arg('id', () => ID, { description: 'Global id of the measurement.' }) id: string,
    @Arg('input', () => CorrectMeasurementInput, { description: 'What changes, and why.' })
    { reason, clientKey, ...values }: CorrectMeasurementInput,
    @Ctx() context: HubContext,
  ): Promise<Measurement> {
    return correctMeasurement({ id: keyOf('Measurement', id, ['id']), values, reason, clientKey: clientKey ?? null }, operationOf(context));
  }

  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Measurement, {
    description:
      'Voids a measurement that should never have been recorded: an empty record supersedes it, and the original is kept. Dependent data is updated as for a correction. Returns the record that voids it.',
  })
  voidMeasurement(
    @Arg('id', () => ID, { description: 'Global id of the measurement.' }) id: string,
    @Arg('input', () => VoidMeasurementInput, { description: 'Why.' }) { reason, clientKey }: VoidMeasurementInput,
    @Ctx() context: HubContext,
  ): Promise<Measurement> {
    return voidMeasurement({ id: keyOf('Measurement', id, ['id']), reason, clientKey: clientKey ?? null }, operationOf(context));
  }
}

/** A measurement with the keys of what its global ids stand for. @throws HubError BAD_USER_INPUT for an id of another type. */
function keyed(input: RecordMeasurementInput): NewMeasurement {
  const posyanduId = posyanduKeyOf(input.posyanduId, ['input', 'posyanduId']);
  return { ...input, childId: keyOf('Child', input.childId, ['input', 'childId']), posyanduId };
}
