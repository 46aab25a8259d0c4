import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Posyandu, posyanduList } from '../../src/posyandu/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import { connectionOf } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { PosyanduListArgs } from './posyanduInputs.ts';

export const { Connection: PosyanduConnection, resolver: PosyanduConnectionResolver } = connectionOf(Posyandu, 'Posyandu');

type PosyanduPage = Page<Posyandu & PagedRow>;

@Resolver()
export class PosyanduQueries {
  @Access(Scope.VILLAGES_READ)
  @Query(() => PosyanduConnection, { description: 'All posyandu of the hub.' })
  posyandus(
    @Args(() => PosyanduListArgs) args: PosyanduListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PosyanduPage> {
    return context.loaders.page<Posyandu, object>(posyanduList, pageQuery(posyanduList, context, args, args.filter, info));
  }
}

@Resolver(() => Village)
export class VillagePosyandus {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => PosyanduConnection, { description: 'The posyandu of the village.' })
  posyandus(
    @Root() { code }: Village,
    @Args(() => PosyanduListArgs) args: PosyanduListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PosyanduPage> {
    const query = pageQuery(posyanduList, context, args, args.filter, info);
    return context.loaders.pages<Posyandu, object>(posyanduList, 'village', query).load(code);
  }
}

@Resolver(() => Posyandu)
export class PosyanduResolver {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => Village, { description: 'The village it is of.' })
  village(@Root() { villageCode }: Posyandu, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(villageCode);
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => Posyandu, {
    nullable: true,
    description: 'The posyandu that this record was merged into; null for one that stands for itself.',
  })
  mergedInto(
    @Root() { mergedIntoId }: Posyandu,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Posyandu | null> | null {
    return mergedIntoId === null ? null : context.loaders.byKey<Posyandu>(posyanduList, info).load(mergedIntoId);
  }
}
