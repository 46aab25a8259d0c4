import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { StuntingRiskReason, type StuntingRiskFinding } from '../../src/families/index.ts';

@ObjectType({
  simpleResolvers: true,
  description: "A family's risk of stunting (keluarga berisiko stunting), by BKKBN's Pendataan Keluarga, today.",
})
export class StuntingRisk implements StuntingRiskFinding {
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, {
    description:
      'True for a target family (with a couple whose wife is 15 to 49, a pregnant woman, or a child under five) for which at least one of the first six reasons holds: water, latrine, or one of the 4T (too young, too old, too close, too many).',
  })
  atRisk!: boolean;

  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, {
    description:
      'False for a target family of which neither drinking water nor latrine is recorded and that nothing else puts at risk: it is not known not to be at risk.',
  })
  known!: boolean;

  @Access(Scope.FAMILIES_READ)
  @Field(() => [StuntingRiskReason], {
    description:
      'The reasons that hold for a target family. NO_MODERN_CONTRACEPTION, POOR_WELFARE and UNFIT_HOUSING are also reported, but alone do not put a family at risk. An unknown fact is not a reason.',
  })
  reasons!: StuntingRiskFinding['reasons'];
}
