import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { registerFamilies, registerFamily } from '../../src/children/index.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Family } from '../../src/families/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { RegisterFamilyInput } from './householdInputs.ts';
import { RowError, rowError } from './RowError.ts';

@ObjectType({ simpleResolvers: true, description: 'Result for one family: the family, or an error.' })
export class RegisterFamilyResult {
  @Access(Scope.FAMILIES_WRITE)
  @Field(() => Int, { description: 'Index of the family in the input, from 0.' })
  index!: number;

  @Access(Scope.FAMILIES_WRITE)
  @Field(() => Family, { nullable: true, description: 'The family; null if it was refused.' })
  family!: Family | null;

  @Access(Scope.FAMILIES_WRITE)
  @Field(() => RowError, { nullable: true, description: 'Why the family was refused; null if it was stored.' })
  error!: RowError | null;
}

@Resolver()
export class FamilyRegistration {
  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      "Registers a family with its head, members and children under growth monitoring, and the children's first measurements, all or nothing. Repeating a `clientKey` returns the first family.",
  })
  registerFamily(
    @Arg('input', () => RegisterFamilyInput, { description: 'The family.' }) input: RegisterFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return registerFamily(input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @ListSize({ assumedSize: 1, lengthsOf: ['input'] })
  @Mutation(() => [RegisterFamilyResult], {
    description:
      'Registers up to 500 families. Each succeeds or fails on its own, as in `registerFamily`; results are in the order of the input.',
  })
  async registerFamilies(
    @Arg('input', () => [RegisterFamilyInput], { description: 'The families.' }) input: RegisterFamilyInput[],
    @Ctx() context: HubContext,
  ): Promise<RegisterFamilyResult[]> {
    const outcomes = await registerFamilies(
      input.map((family) => () => family),
      operationOf(context),
    );
    return outcomes.map((outcome, index) =>
      'error' in outcome
        ? { index, family: null, error: rowError(outcome.error, index, context.hub.logger) }
        : { index, family: outcome.family, error: null },
    );
  }
}
