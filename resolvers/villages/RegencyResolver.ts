import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { District, districtList, Regency, villageList, type Village } from '../../src/villages/index.ts';
import { largestPageSize } from '../../src/store/paging/pageRequest.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { VillageListArgs } from './inputs.ts';
import { classTotalsOf, KampungKBClassTotals } from './KampungKBClassTotals.ts';
import { VillageConnection } from './VillageConnection.ts';

@Resolver(() => Regency)
export class RegencyResolver {
  @Access(anyone)
  @ListSize({ assumedSize: 20 })
  @FieldResolver(() => [District], { description: 'Its districts, by code.' })
  async districts(@Root() regency: Regency, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<District[]> {
    // A regency has some twenty districts: all of them fit one page.
    const query = pageQuery(districtList, context, { first: largestPageSize }, null, info, 'field');
    return (await context.loaders.pages<District, Record<string, never>>(districtList, 'regency', query).load(regency.code)).nodes;
  }

  @Access(anyone)
  @FieldResolver(() => VillageConnection, { description: 'Its villages.' })
  villages(
    @Root() regency: Regency,
    @Args(() => VillageListArgs) args: VillageListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Village & PagedRow>> {
    const query = pageQuery(villageList, context, args, args.filter, info);
    return context.loaders.pages<Village, object>(villageList, 'regency', query).load(regency.code);
  }

  @Access(anyone)
  @FieldResolver(() => KampungKBClassTotals, { description: 'Number of its villages in each class of Kampung KB.' })
  classTotals(@Root() regency: Regency, @Ctx() context: HubContext): Promise<KampungKBClassTotals> {
    return classTotalsOf(regency.code, context);
  }
}
