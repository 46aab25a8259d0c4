import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { ListSize, Reads, type ReadingOf } from '../../src/cost/cost.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { Helix, readHelixReach } from '../../src/programs/index.ts';
import { District, Regency, Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { programsPublishedOn, publishedOnHelp } from './publishedOn.ts';

@ObjectType({
  description:
    'Families and children of an area that the partners of a helix reach. Counts the families the viewer may see; for viewers without case access, all families in their areas, in multiples of 5, as of the day of publication.',
})
export class HelixReach {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => Helix, { nullable: true, description: 'The helix; null for any helix, where each family counts once.' })
  helix!: Helix | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, {
    description:
      'Families enrolled today in a running program that a partner of the helix leads or supports, each counted once. A family that two helices reach counts in both.',
  })
  families!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Their children under growth monitoring.' })
  children!: number;
}

@Resolver(() => HelixReach)
export class HelixReachResolver {
  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => DateScalar, { nullable: true, description: publishedOnHelp })
  publishedOn(@Ctx() context: HubContext): Promise<IsoDate | null> {
    return programsPublishedOn(context);
  }
}

const description = 'Families and children that each helix reaches, in the order of Helix, and then any helix (`helix: null`).';

/** Made of all enrolments of the area, once for the rows of all helices. */
const readsOf = (cost: number): ReadingOf => ({ arguments: [], cost: () => cost });
const readsOfReach = { village: readsOf(20), district: readsOf(60), regency: readsOf(500) };

@Resolver(() => Village)
export class VillageHelixReach {
  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfReach.village)
  @ListSize({ assumedSize: 6 })
  @FieldResolver(() => [HelixReach], { description })
  reachByHelix(@Root() { code }: Village, @Ctx() context: HubContext): Promise<HelixReach[]> {
    return reachOf('villages', code, context);
  }
}

@Resolver(() => District)
export class DistrictHelixReach {
  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfReach.district)
  @ListSize({ assumedSize: 6 })
  @FieldResolver(() => [HelixReach], { description })
  reachByHelix(@Root() { code }: District, @Ctx() context: HubContext): Promise<HelixReach[]> {
    return reachOf('districts', code, context);
  }
}

@Resolver(() => Regency)
export class RegencyHelixReach {
  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfReach.regency)
  @ListSize({ assumedSize: 6 })
  @FieldResolver(() => [HelixReach], { description })
  reachByHelix(@Root() { code }: Regency, @Ctx() context: HubContext): Promise<HelixReach[]> {
    return reachOf('regencies', code, context);
  }
}

/** @param level keeps areas of one level together: a statement counts by codes of one length. */
function reachOf(level: string, code: AreaCode, { hub, counted, loaders, viewer }: HubContext): Promise<HelixReach[]> {
  return loaders.custom(`reach of helices in ${level}`, (codes) => readHelixReach(counted, codes, viewer, hub.today())).load(code);
}
