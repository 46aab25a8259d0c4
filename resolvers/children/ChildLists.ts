import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child, childList, type ChildFilter } from '../../src/children/index.ts';
import { Family } from '../../src/families/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { largestPageSize, type PageArguments } from '../../src/store/paging/pageRequest.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import type { RowsAt } from '../shared/wantedColumns.ts';
import { ChildConnection } from './connections.ts';
import { ChildListArgs } from './inputs.ts';

type ChildPage = Page<Child & PagedRow>;

@Resolver()
export class ChildQueries {
  @Access(Scope.CHILDREN_READ)
  @Query(() => ChildConnection, { description: 'All children under growth monitoring the viewer may see.' })
  children(@Args(() => ChildListArgs) args: ChildListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<ChildPage> {
    return context.loaders.page<Child, ChildFilter>(childList, childQuery(args, context, info));
  }
}

/** What the children subgraph adds to a village. */
@Resolver(() => Village)
export class VillageChildren {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => ChildConnection, { description: 'Children under growth monitoring who live in the village.' })
  children(@Root() village: Village, @Args(() => ChildListArgs) args: ChildListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<ChildPage> {
    return context.loaders.pages<Child, ChildFilter>(childList, 'village', childQuery(args, context, info)).load(village.code);
  }
}

/** What the children subgraph adds to a family. */
@Resolver(() => Family)
export class FamilyChildren {
  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Child], { description: 'Its children under growth monitoring.' })
  async children(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child[]> {
    const query = childQuery({ first: largestPageSize }, context, info, 'field');
    return (await context.loaders.pages<Child, ChildFilter>(childList, 'family', query).load(family.id)).nodes;
  }
}

function childQuery(args: PageArguments & Pick<ChildListArgs, 'filter' | 'orderBy'>, context: HubContext, info: GraphQLResolveInfo, rowsAt?: RowsAt): PageQuery<ChildFilter> {
  return pageQuery<ChildFilter>(childList, context, args, { ...args.filter, today: context.hub.today() }, info, rowsAt);
}
