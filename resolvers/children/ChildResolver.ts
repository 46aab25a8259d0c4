import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { Child, Measurement, measurementList } from '../../src/children/index.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { Family, familyList, Person, personList } from '../../src/families/index.ts';
import { ageInMonths } from '../../src/growth/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => Child)
export class ChildResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Int, { description: 'Age in completed calendar months on a day.' })
  ageInMonths(
    @Root() child: Child,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day, from birth on; today when left out.' }) on: IsoDate | null,
    @Ctx() { hub }: HubContext,
  ): number {
    const day = on ?? hub.today();
    if (day < child.bornOn) throw badUserInput(['on'], 'shared.beforeBirth', { date: day, bornOn: child.bornOn });
    return ageInMonths(child.bornOn, day);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Family, { description: 'The family it lives in.' })
  family(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Family | null> {
    return context.loaders.byKey<Family>(familyList, info).load(child.familyId);
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => Person, { description: 'The child as a member of its family.' })
  person(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Person | null> {
    return context.loaders.byKey<Person>(personList, info).load(child.id);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Village, { description: 'The village it lives in.' })
  village(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(child.villageCode);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Measurement, { nullable: true, description: 'The newest measurement; null before the first.' })
  latestMeasurement(
    @Root() child: Child,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Measurement | null> | null {
    return child.latestMeasurementId === null
      ? null
      : context.loaders.byKey<Measurement>(measurementList, info).load(child.latestMeasurementId);
  }
}
