import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Family, registerFamily } from '../../src/families/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { RegisterFamilyInput } from './inputs.ts';

@Resolver()
export class FamilyMutations {
  @Mutation(() => Family, { description: 'Registers a family with its head and members, all or nothing. The same `clientKey` twice returns the first family.' })
  registerFamily(@Arg('input', () => RegisterFamilyInput, { description: 'The family.' }) input: RegisterFamilyInput, @Ctx() { hub, viewer }: HubContext): Promise<Family> {
    return registerFamily(input, { store: hub.store, areas: hub.areas, viewer, today: hub.today() });
  }
}
