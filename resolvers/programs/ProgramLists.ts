import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Family } from '../../src/families/index.ts';
import {
  Enrolment,
  enrolmentList,
  partnerList,
  ProgramKind,
  programList,
  readUnmetNeeds,
  villageProgramList,
  type EnrolmentFilter,
  type Partner,
  type PartnerFilter,
  type Program,
  type ProgramFilter,
  type VillageProgram,
} from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery, wholeListQuery } from '../shared/pageQuery.ts';
import { PartnerConnection, ProgramConnection, VillageProgramConnection } from './connections.ts';
import { ShippedEligibility, shippedEligibility } from './Eligibility.ts';
import { PartnerListArgs, ProgramListArgs } from './inputs.ts';

@Resolver()
export class ProgramQueries {
  @Access(Scope.PROGRAMS_READ)
  @Query(() => ProgramConnection, { description: 'All programs.' })
  programs(
    @Args(() => ProgramListArgs) args: ProgramListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Program & PagedRow>> {
    return context.loaders.page<Program, ProgramFilter>(
      programList,
      pageQuery<ProgramFilter>(programList, context, args, args.filter, info),
    );
  }

  @Access(Scope.PROGRAMS_READ)
  @Query(() => PartnerConnection, { description: 'All partners, by name.' })
  partners(
    @Args(() => PartnerListArgs) args: PartnerListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Partner & PagedRow>> {
    return context.loaders.page<Partner, PartnerFilter>(
      partnerList,
      pageQuery<PartnerFilter>(partnerList, context, args, args.filter, info),
    );
  }

  @Access(anyone)
  @ListSize({ assumedSize: 12 })
  @Query(() => [ShippedEligibility], {
    description:
      'The rules shipped with the hub, one for each kind of program: which families need it. A program may have its own rule instead.',
  })
  shippedEligibility(): ShippedEligibility[] {
    return shippedEligibility();
  }
}

/** Fields that the programs subgraph adds to a village. */
@Resolver(() => Village)
export class VillagePrograms {
  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => VillageProgramConnection, { description: 'Programs that work in the village.' })
  programs(
    @Root() village: Village,
    @Args(() => ProgramListArgs) args: ProgramListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<VillageProgram & PagedRow>> {
    const query = pageQuery<ProgramFilter>(villageProgramList, context, args, args.filter, info);
    return context.loaders.pages<VillageProgram, ProgramFilter>(villageProgramList, 'village', query).load(village.code);
  }
}

/** Fields that the programs subgraph adds to a family. */
@Resolver(() => Family)
export class FamilyEnrolments {
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [Enrolment], { description: 'Its current and past enrolments in programs.' })
  async enrolments(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Enrolment[]> {
    const query = wholeListQuery<EnrolmentFilter>(enrolmentList, context, { today: context.hub.today() }, info);
    return (await context.loaders.pages<Enrolment, EnrolmentFilter>(enrolmentList, 'family', query).load(family.id)).nodes;
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => [ProgramKind], {
    description:
      'Kinds of program it needs and is not enrolled in. It needs a kind if it is eligible by the shipped rule of the kind, or by the own rule of a program of this kind that runs now in its village.',
  })
  unmetNeeds(@Root() family: Family, @Ctx() { hub, loaders, viewer }: HubContext): Promise<ProgramKind[]> {
    return loaders.custom('unmet needs of families', (ids) => readUnmetNeeds(hub.store, ids, viewer, hub.today())).load(family.id);
  }
}
