import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { type Alert, alertList, type AlertFilter } from '../../src/alerts/index.ts';
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
  alerts(@Args(() => AlertListArgs) args: AlertListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Alert & PagedRow>> {
    return context.loaders.page<Alert, AlertFilter>(alertList, pageQuery<AlertFilter>(alertList, context, args, args.filter, info));
  }
}

/** What the alerts subgraph adds to a village. */
@Resolver(() => Village)
export class VillageAlerts {
  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => AlertConnection, { description: 'Alerts about the village and its children, newest first.' })
  alerts(@Root() village: Village, @Args(() => AlertListArgs) args: AlertListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Alert & PagedRow>> {
    const query = pageQuery<AlertFilter>(alertList, context, args, args.filter, info);
    return context.loaders.pages<Alert, AlertFilter>(alertList, 'village', query).load(village.code);
  }
}
