import { Field, ObjectType } from 'type-graphql';

const unknown = 'Null where it is not known.';

@ObjectType({ simpleResolvers: true, description: 'Facts behind the RTLH, clean-water and healthy-latrine programs.' })
export class Housing {
  @Field(() => Boolean, { nullable: true, description: `The house is fit to live in (not RTLH). ${unknown}` })
  habitable!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `Main drinking water is bottled, refill, piped, borehole or protected well. ${unknown}` })
  safeDrinkingWater!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `Own latrine with septic tank. ${unknown}` })
  healthyLatrine!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `The surroundings are clean. ${unknown}` })
  cleanSurroundings!: boolean | null;
}
