import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Partner, partnerProgramList, type Program, type ProgramFilter } from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { ProgramConnection } from './connections.ts';
import { ProgramListArgs } from './inputs.ts';

@Resolver(() => Partner)
export class PartnerResolver {
  @FieldResolver(() => ProgramConnection, { description: 'Programs it leads or supports.' })
  programs(@Root() partner: Partner, @Args(() => ProgramListArgs) args: ProgramListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Program & PagedRow>> {
    const query = pageQuery<ProgramFilter>(partnerProgramList, context, args, args.filter, info);
    return context.loaders.pages<Program, ProgramFilter>(partnerProgramList, 'partner', query).load(partner.id);
  }
}
