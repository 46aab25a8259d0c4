import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child, type Measurement, measurementList, type MeasurementFilter } from '../../src/children/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { MeasurementConnection } from './connections.ts';
import { posyanduKeyOf } from './posyanduKeyOf.ts';
import { MeasurementListArgs } from './measurementInputs.ts';

@Resolver()
export class MeasurementQueries {
  @Access(Scope.CHILDREN_READ)
  @Query(() => MeasurementConnection, {
    description: 'Measurements of the children the viewer may see, newest first, without corrected or voided ones.',
  })
  measurements(
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Measurement & PagedRow>> {
    return context.loaders.page<Measurement, MeasurementFilter>(measurementList, measurementQuery(args, context, info));
  }
}

@Resolver(() => Child)
export class ChildMeasurements {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => MeasurementConnection, {
    description: 'Its measurements, newest first, without corrected or voided ones.',
  })
  measurements(
    @Root() child: Child,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Measurement & PagedRow>> {
    return context.loaders
      .pages<Measurement, MeasurementFilter>(measurementList, 'child', measurementQuery(args, context, info))
      .load(child.id);
  }
}

export function measurementQuery(args: MeasurementListArgs, context: HubContext, info: GraphQLResolveInfo): PageQuery<MeasurementFilter> {
  const { recordedByMe, ...filter } = args.filter ?? {};
  const recordedBy = recordedByMe === true ? context.viewer.id : null;
  return pageQuery<MeasurementFilter>(
    measurementList,
    context,
    args,
    { ...filter, posyandu: posyanduKeyOf(filter.posyandu), recordedBy },
    info,
  );
}
