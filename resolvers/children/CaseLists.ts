import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { caseList, Child, readCasesOfChildren, StuntingCase, type StuntingCaseFilter } from '../../src/children/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { StuntingCaseListArgs } from './caseInputs.ts';
import { StuntingCaseConnection } from './connections.ts';

type CasePage = Page<StuntingCase & PagedRow>;

@Resolver()
export class CaseQueries {
  @Access(Scope.CASES_READ)
  @Query(() => StuntingCaseConnection, { description: 'Stunting cases the viewer may see, oldest first.' })
  stuntingCases(
    @Args(() => StuntingCaseListArgs) args: StuntingCaseListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CasePage> {
    return context.loaders.page<StuntingCase, StuntingCaseFilter>(caseList, caseQuery(args, context, info));
  }
}

/** The cases of a village. */
@Resolver(() => Village)
export class VillageCases {
  @Access(Scope.CASES_READ)
  @FieldResolver(() => StuntingCaseConnection, {
    description: 'Stunting cases of children who live in the village, oldest first.',
  })
  stuntingCases(
    @Root() village: Village,
    @Args(() => StuntingCaseListArgs) args: StuntingCaseListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CasePage> {
    return context.loaders.pages<StuntingCase, StuntingCaseFilter>(caseList, 'village', caseQuery(args, context, info)).load(village.code);
  }
}

/** The case of a child. */
@Resolver(() => Child)
export class ChildCase {
  @Access(Scope.CASES_READ)
  @FieldResolver(() => StuntingCase, {
    nullable: true,
    description: 'The active case, or else the last closed one; null if the child never had a case.',
  })
  stuntingCase(@Root() child: Child, @Ctx() { loaders }: HubContext): Promise<StuntingCase | null> {
    return loaders
      .custom('cases of children', (ids) => {
        loaders.trail.keys('StuntingCase', 'person', ids);
        return readCasesOfChildren(loaders.store, ids);
      })
      .load(child.id);
  }
}

function caseQuery(args: StuntingCaseListArgs, context: HubContext, info: GraphQLResolveInfo): PageQuery<StuntingCaseFilter> {
  return pageQuery<StuntingCaseFilter>(caseList, context, args, { ...args.filter, today: context.hub.today() }, info);
}
