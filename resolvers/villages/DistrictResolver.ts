import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { District, Regency, regencyList, villageList, type Village } from '../../src/villages/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { VillageListArgs } from './inputs.ts';
import { classTotalsOf, KampungKBClassTotals } from './KampungKBClassTotals.ts';
import { VillageConnection } from './VillageConnection.ts';

@Resolver(() => District)
export class DistrictResolver {
  @Access(anyone)
  @FieldResolver(() => Regency, { description: 'The regency it belongs to.' })
  regency(@Root() district: District, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Regency | null> {
    return context.loaders.byKey<Regency>(regencyList, info).load(district.regencyCode);
  }

  @Access(anyone)
  @FieldResolver(() => VillageConnection, { description: 'Its villages.' })
  villages(
    @Root() district: District,
    @Args(() => VillageListArgs) args: VillageListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Village & PagedRow>> {
    const query = pageQuery(villageList, context, args, args.filter, info);
    return context.loaders.pages<Village, object>(villageList, 'district', query).load(district.code);
  }

  @Access(anyone)
  @FieldResolver(() => KampungKBClassTotals, { description: 'Number of its villages in each class of Kampung KB.' })
  classTotals(@Root() district: District, @Ctx() context: HubContext): Promise<KampungKBClassTotals> {
    return classTotalsOf(district.code, context);
  }
}
