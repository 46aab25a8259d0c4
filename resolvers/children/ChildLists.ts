import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child, childList, type ChildFilter } from '../../src/children/index.ts';
import { Family, Person } from '../../src/families/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { PageArguments } from '../../src/store/paging/pageRequest.ts';
import { District, Regency, Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { posyanduKeyOf } from './posyanduKeyOf.ts';
import { pageQuery, wholeListQuery } from '../shared/pageQuery.ts';
import { ChildConnection } from './connections.ts';
import { ChildListArgs } from './inputs.ts';

type ChildPage = Page<Child & PagedRow>;

@Resolver()
export class ChildQueries {
  @Access(Scope.CHILDREN_READ)
  @Query(() => ChildConnection, { description: 'All children under growth monitoring the viewer may see.' })
  children(
    @Args(() => ChildListArgs) args: ChildListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildPage> {
    return context.loaders.page<Child, ChildFilter>(childList, childQuery(args, context, info));
  }
}

/** Fields that the children subgraph adds to a village. */
@Resolver(() => Village)
export class VillageChildren {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => ChildConnection, { description: 'Children under growth monitoring who live in the village.' })
  children(
    @Root() village: Village,
    @Args(() => ChildListArgs) args: ChildListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildPage> {
    return context.loaders.pages<Child, ChildFilter>(childList, 'village', childQuery(args, context, info)).load(village.code);
  }
}

/** Fields that the children subgraph adds to a district. */
@Resolver(() => District)
export class DistrictChildren {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => ChildConnection, { description: 'Children under growth monitoring who live in the district.' })
  children(
    @Root() { code }: District,
    @Args(() => ChildListArgs) args: ChildListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildPage> {
    return context.loaders.pages<Child, ChildFilter>(childList, 'district', childQuery(args, context, info)).load(code);
  }
}

/** Fields that the children subgraph adds to a regency. */
@Resolver(() => Regency)
export class RegencyChildren {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => ChildConnection, { description: 'Children under growth monitoring who live in the regency.' })
  children(
    @Root() { code }: Regency,
    @Args(() => ChildListArgs) args: ChildListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildPage> {
    return context.loaders.pages<Child, ChildFilter>(childList, 'regency', childQuery(args, context, info)).load(code);
  }
}

/** Fields that the children subgraph adds to a family. */
@Resolver(() => Family)
export class FamilyChildren {
  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Child], { description: 'Its children under growth monitoring.' })
  async children(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child[]> {
    const query = wholeListQuery<ChildFilter>(childList, context, { today: context.hub.today() }, info);
    return (await context.loaders.pages<Child, ChildFilter>(childList, 'family', query).load(family.id)).nodes;
  }
}

/** Fields that the children subgraph adds to a person. */
@Resolver(() => Person)
export class PersonChild {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Child, { nullable: true, description: 'The person as a child under growth monitoring; null for anybody else.' })
  child(@Root() person: Person, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> {
    return context.loaders.byKey<Child>(childList, info).load(person.id);
  }
}

export function childQuery(
  args: PageArguments & Pick<ChildListArgs, 'filter' | 'orderBy'>,
  context: HubContext,
  info: GraphQLResolveInfo,
): PageQuery<ChildFilter> {
  const posyandu = posyanduKeyOf(args.filter?.posyandu);
  return pageQuery<ChildFilter>(childList, context, args, { ...args.filter, posyandu, today: context.hub.today() }, info);
}
