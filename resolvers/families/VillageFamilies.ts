import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { Family } from '../../src/families/index.ts';
import { familyNeedList, type FamilyNeedFilter } from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { FamilyConnection } from './FamilyConnection.ts';
import { readFamilies } from './familyQuery.ts';
import { FamilyListArgs } from './inputs.ts';

/** Fields that the families subgraph adds to a village. */
@Resolver(() => Village)
export class VillageFamilies {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => FamilyConnection, { description: 'Families that live in the village.' })
  families(
    @Root() village: Village,
    @Args(() => FamilyListArgs) args: FamilyListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Family & PagedRow>> {
    return readFamilies(args, context, info, (query) =>
      context.loaders.pages<Family, FamilyNeedFilter>(familyNeedList, 'village', query).load(village.code),
    );
  }
}
