import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { Family } from '../../src/families/index.ts';
import { familyNeedList, type FamilyNeedFilter } from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { FamilyConnection } from './FamilyConnection.ts';
import { readFamilies } from './familyQuery.ts';
import { FamilyListArgs } from './inputs.ts';

@Resolver()
export class FamilyQueries {
  @Access(Scope.FAMILIES_READ)
  @Query(() => FamilyConnection, { description: 'All families the viewer may see.' })
  families(
    @Args(() => FamilyListArgs) args: FamilyListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Family & PagedRow>> {
    return readFamilies(args, context, info, (query) => context.loaders.page<Family, FamilyNeedFilter>(familyNeedList, query));
  }
}
