import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { Child, Measurement, measurementList } from '../../src/children/index.ts';
import { badUserInput } from '../../src/errors.ts';
import { Family, familyList } from '../../src/families/index.ts';
import { ageInMonths } from '../../src/growth/index.ts';
import { DateScalar } from '../../src/scalars/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { MeasurementConnection } from './connections.ts';

@Resolver(() => Child)
export class ChildResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Int, { description: 'Completed calendar months on a day.' })
  ageInMonths(
    @Root() child: Child,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day, from birth on; today when left out.' }) on: IsoDate | null,
    @Ctx() { hub }: HubContext,
  ): number {
    const day = on ?? hub.today();
    if (day < child.bornOn) throw badUserInput(['on'], `${day} is before the child's birth`, `a date from ${child.bornOn} on`);
    return ageInMonths(child.bornOn, day);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Family, { description: 'The family it lives in.' })
  family(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Family | null> {
    return context.loaders.byKey<Family>(familyList, info).load(child.familyId);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Village, { description: 'The village it lives in.' })
  village(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(child.villageCode);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => MeasurementConnection, { description: 'Its measurements, newest first, without those that were corrected or voided.' })
  measurements(@Root() child: Child, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Measurement & PagedRow>> {
    return context.loaders.pages<Measurement, object>(measurementList, 'child', pageQuery(measurementList, context, args, null, info)).load(child.id);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Measurement, { nullable: true, description: 'The newest measurement; null before the first.' })
  latestMeasurement(@Root() child: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Measurement | null> | null {
    return child.latestMeasurementId === null ? null : context.loaders.byKey<Measurement>(measurementList, info).load(child.latestMeasurementId);
  }
}
