import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { StuntingRiskReason, type StuntingRiskFinding } from '../../src/families/index.ts';

@ObjectType({ simpleResolvers: true, description: "A family's risk of stunting (keluarga berisiko stunting), by BKKBN's Pendataan Keluarga, today." })
export class StuntingRisk implements StuntingRiskFinding {
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, {
    description:
      'A target family (a couple whose wife is 15 to 49, a pregnant woman, or a child under five) for which one of the first six reasons holds: water, latrine, or one of the 4T (too young, too old, too close, too many).',
  })
  atRisk!: boolean;

  @Access(Scope.FAMILIES_READ)
  @Field(() => [StuntingRiskReason], {
    description: 'What holds of a target family. NO_MODERN_CONTRACEPTION, POOR_WELFARE and UNFIT_HOUSING are reported beside and alone put no family at risk. What is not known is no reason.',
  })
  reasons!: StuntingRiskFinding['reasons'];
}
