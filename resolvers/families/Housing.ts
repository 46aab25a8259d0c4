import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';

const unknown = 'Null where it is not known.';

@ObjectType({ simpleResolvers: true, description: 'Housing facts that the RTLH, clean-water and healthy-latrine programs use.' })
export class Housing {
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { nullable: true, description: `The house is fit to live in (not RTLH). ${unknown}` })
  habitable!: boolean | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, {
    nullable: true,
    description: `Main drinking water is bottled, refill, piped, borehole or protected well. ${unknown}`,
  })
  safeDrinkingWater!: boolean | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { nullable: true, description: `Own latrine with septic tank. ${unknown}` })
  healthyLatrine!: boolean | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { nullable: true, description: `The surroundings are clean. ${unknown}` })
  cleanSurroundings!: boolean | null;
}
