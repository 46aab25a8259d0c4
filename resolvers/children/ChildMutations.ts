import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Child, Measurement, recordMeasurement, registerChild } from '../../src/children/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { RecordMeasurementInput, RegisterChildInput } from './inputs.ts';

@Resolver()
export class ChildMutations {
  @Mutation(() => Child, { description: 'Puts a child of a family under growth monitoring. The same `clientKey` twice returns the first child.' })
  registerChild(@Arg('input', () => RegisterChildInput, { description: 'The child.' }) input: RegisterChildInput, @Ctx() { hub, viewer }: HubContext): Promise<Child> {
    const familyId = keyOf('Family', input.familyId, ['input', 'familyId']);
    return registerChild({ ...input, familyId }, { store: hub.store, viewer, today: hub.today() });
  }

  @Mutation(() => Measurement, {
    description: 'Assesses, stores and raises alerts, in one transaction. The same `clientKey` twice returns the first result; so do the same child, date and values.',
  })
  recordMeasurement(
    @Arg('input', () => RecordMeasurementInput, { description: 'The measuring.' }) input: RecordMeasurementInput,
    @Ctx() { hub, viewer }: HubContext,
  ): Promise<Measurement> {
    const childId = keyOf('Child', input.childId, ['input', 'childId']);
    return recordMeasurement({ ...input, childId }, { store: hub.store, hooks: hub.hooks, viewer, today: hub.today() });
  }
}
