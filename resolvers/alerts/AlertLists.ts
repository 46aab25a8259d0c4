import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { type Alert, alertList, type AlertFilter } from '../../src/alerts/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { AlertConnection } from './AlertResolver.ts';
import { AlertListArgs } from './inputs.ts';

@Resolver()
export class AlertQueries {
  @Access(Scope.ALERTS_READ)
  @Query(() => AlertConnection, { description: 'Alerts the viewer may see, newest first.' })
  alerts(
    @Args(() => AlertListArgs) args: AlertListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Alert & PagedRow>> {
    return context.loaders.page<Alert, AlertFilter>(alertList, alertQuery(args, context, info));
  }
}

/** Fields that the alerts subgraph adds to a village. */
@Resolver(() => Village)
export class VillageAlerts {
  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => AlertConnection, { description: 'Alerts about the village and its children, newest first.' })
  alerts(
    @Root() village: Village,
    @Args(() => AlertListArgs) args: AlertListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Alert & PagedRow>> {
    return context.loaders.pages<Alert, AlertFilter>(alertList, 'village', alertQuery(args, context, info)).load(village.code);
  }
}

function alertQuery(args: AlertListArgs, context: HubContext, info: GraphQLResolveInfo): PageQuery<AlertFilter> {
  const { recordedByMe, ...filter } = args.filter ?? {};
  return pageQuery<AlertFilter>(
    alertList,
    context,
    args,
    { ...filter, recordedBy: recordedByMe === true ? context.viewer.id : null },
    info,
  );
}
