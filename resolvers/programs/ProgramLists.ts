import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Family } from '../../src/families/index.ts';
import {
  Enrolment,
  enrolmentList,
  partnerList,
  programList,
  villageProgramList,
  type EnrolmentFilter,
  type Partner,
  type PartnerFilter,
  type Program,
  type ProgramFilter,
  type VillageProgram,
} from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { largestPageSize } from '../../src/store/paging/pageRequest.ts';
import { readPage } from '../../src/store/paging/readPages.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { PartnerConnection, ProgramConnection, VillageProgramConnection } from './connections.ts';
import { PartnerListArgs, ProgramListArgs } from './inputs.ts';

@Resolver()
export class ProgramQueries {
  @Query(() => ProgramConnection, { description: 'All programs.' })
  programs(@Args(() => ProgramListArgs) args: ProgramListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Program & PagedRow>> {
    return readPage<Program, ProgramFilter>(context.hub.store, programList, pageQuery<ProgramFilter>(programList, context, args, args.filter, info));
  }

  @Query(() => PartnerConnection, { description: 'All partners, by name.' })
  partners(@Args(() => PartnerListArgs) args: PartnerListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Partner & PagedRow>> {
    return readPage<Partner, PartnerFilter>(context.hub.store, partnerList, pageQuery<PartnerFilter>(partnerList, context, args, args.filter, info));
  }
}

/** What the programs subgraph adds to a village. */
@Resolver(() => Village)
export class VillagePrograms {
  @FieldResolver(() => VillageProgramConnection, { description: 'Programs at work in the village.' })
  programs(@Root() village: Village, @Args(() => ProgramListArgs) args: ProgramListArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<VillageProgram & PagedRow>> {
    const query = pageQuery<ProgramFilter>(villageProgramList, context, args, args.filter, info);
    return context.loaders.pages<VillageProgram, ProgramFilter>(villageProgramList, 'village', query).load(village.code);
  }
}

/** What the programs subgraph adds to a family. */
@Resolver(() => Family)
export class FamilyEnrolments {
  @FieldResolver(() => [Enrolment], { description: 'The programs it is or was in.' })
  async enrolments(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Enrolment[]> {
    const query = pageQuery<EnrolmentFilter>(enrolmentList, context, { first: largestPageSize }, { today: context.hub.today() }, info, 'field');
    return (await context.loaders.pages<Enrolment, EnrolmentFilter>(enrolmentList, 'family', query).load(family.id)).nodes;
  }
}
