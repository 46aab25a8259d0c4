import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { areaLevel, type AreaCode, type AreaLevel } from '../../src/base/areaCode.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { District, districtList, Regency, regencyList, Village, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { VillageListArgs } from './inputs.ts';
import { VillageConnection } from './VillageConnection.ts';

@Resolver()
export class VillageQueries {
  @Access(anyone)
  @Query(() => Regency, { nullable: true, description: 'The regency with this code. NOT_FOUND when there is none.' })
  regency(
    @Arg('code', () => AreaCodeScalar, { description: 'Regency code, e.g. 33.26.' }) code: AreaCode,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Regency | null> {
    requireLevel(code, 'REGENCY', context);
    return context.loaders.byKey<Regency>(regencyList, info).load(code);
  }

  @Access(anyone)
  @Query(() => District, { nullable: true, description: 'The district with this code. NOT_FOUND when there is none.' })
  district(
    @Arg('code', () => AreaCodeScalar, { description: 'District code, e.g. 33.26.16.' }) code: AreaCode,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<District | null> {
    requireLevel(code, 'DISTRICT', context);
    return context.loaders.byKey<District>(districtList, info).load(code);
  }

  @Access(anyone)
  @Query(() => Village, { nullable: true, description: 'The village with this code. NOT_FOUND when there is none.' })
  village(
    @Arg('code', () => AreaCodeScalar, { description: 'Village code, e.g. 33.26.16.2001.' }) code: AreaCode,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Village | null> {
    requireLevel(code, 'VILLAGE', context);
    return context.loaders.byKey<Village>(villageList, info).load(code);
  }

  @Access(anyone)
  @Query(() => VillageConnection, { description: 'All villages of the hub.' })
  villages(
    @Args(() => VillageListArgs) args: VillageListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Village & PagedRow>> {
    return context.loaders.page<Village, object>(villageList, pageQuery(villageList, context, args, args.filter, info));
  }
}

/** @throws HubError BAD_USER_INPUT for a code of another level, NOT_FOUND for one that no area has. */
function requireLevel(code: AreaCode, level: AreaLevel, { hub }: HubContext): void {
  if (areaLevel(code) !== level) throw badUserInput(['code'], 'villages.notCodeOfLevel', { code, level });
  hub.areas.require(code, ['code']);
}
