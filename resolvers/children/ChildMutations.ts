import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child, registerChild } from '../../src/children/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { posyanduKeyOf } from './posyanduKeyOf.ts';
import { RegisterChildInput } from './inputs.ts';

@Resolver()
export class ChildMutations {
  @Access(Scope.CHILDREN_WRITE, Scope.CHILDREN_REGISTER)
  @Mutation(() => Child, {
    description: 'Puts a child of a family under growth monitoring. Repeating a `clientKey` returns the first child.',
  })
  registerChild(
    @Arg('input', () => RegisterChildInput, { description: 'The child.' }) input: RegisterChildInput,
    @Ctx() context: HubContext,
  ): Promise<Child> {
    const familyId = keyOf('Family', input.familyId, ['input', 'familyId']);
    const posyanduId = posyanduKeyOf(input.posyanduId, ['input', 'posyanduId']);
    return registerChild({ ...input, familyId, posyanduId }, operationOf(context));
  }
}
