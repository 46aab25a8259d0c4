import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { groundWords, ImplausibleGround, Measurement, MeasuringMistake, readComparisons } from '../../src/children/index.ts';
import { groundSources, likelyMistakes } from '../../src/growth/index.ts';
import { Locale } from '../shared/Locale.ts';
import type { HubContext } from '../shared/HubContext.ts';

@ObjectType({ simpleResolvers: true, description: 'Why a measurement is more likely an error than the child.' })
export class Implausibility {
  @Access(Scope.CHILDREN_READ)
  @Field(() => ImplausibleGround, { description: 'The ground.' })
  ground!: ImplausibleGround;
}

@Resolver(() => Implausibility)
export class ImplausibilityResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => String, { description: 'Source of its rule: a standard, or practice.' })
  source(@Root() { ground }: Implausibility): string {
    return groundSources[ground];
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => String, { description: 'The ground in words.' })
  message(
    @Root() { ground }: Implausibility,
    @Arg('locale', () => Locale, { nullable: true, defaultValue: Locale.ID, description: 'Language.' }) locale: Locale | null,
  ): string {
    return groundWords[locale ?? Locale.ID][ground];
  }
}

/** What is doubted of a measurement. */
@Resolver(() => Measurement)
export class MeasurementDoubts {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Boolean, {
    description: 'Whether it is more likely an error than the child. It stays as it is until somebody measures again and corrects it.',
  })
  implausible(@Root() { implausibleBy }: Measurement): boolean {
    return implausibleBy.length > 0;
  }

  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Implausibility], { description: 'On which grounds; empty for a plausible one.' })
  implausibilities(@Root() { implausibleBy }: Measurement): Implausibility[] {
    return implausibleBy.map((ground) => ({ ground }));
  }

  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [MeasuringMistake], {
    description: 'Typical mistakes that would explain an implausible one: a hint for whoever measures again. Empty for a plausible one.',
  })
  async likelyMistakes(@Root() { id, implausibleBy }: Measurement, @Ctx() { loaders }: HubContext): Promise<MeasuringMistake[]> {
    if (implausibleBy.length === 0) return [];
    const comparison = await loaders.custom('comparisons of measurements', (ids) => readComparisons(loaders.store, ids)).load(id);
    if (comparison === null) return [];
    const positionDoubted = implausibleBy.includes(ImplausibleGround.POSITION);
    return likelyMistakes({ ...comparison, positionDoubted }).map((mistake) => MeasuringMistake[mistake]);
  }
}
