import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Cost, ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { areasRead } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import {
  enrolmentList,
  Partner,
  partnerList,
  Program,
  readCoverage,
  readSupporters,
  villageProgramList,
  type Enrolment,
  type EnrolmentFilter,
  type ProgramFilter,
  type VillageProgram,
} from '../../src/programs/index.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { EnrolmentConnection, VillageProgramConnection } from './connections.ts';
import { Coverage, coverageOf } from './Coverage.ts';
import { Eligibility, eligibilityOf } from './Eligibility.ts';
import { EnrolmentListArgs } from './inputs.ts';

/** The families of the area are evaluated one by one. */
const costOfCoverage = 100;

@Resolver(() => Program)
export class ProgramResolver {
  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => Partner, { description: 'The lead partner.' })
  lead(@Root() program: Program, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Partner | null> {
    return context.loaders.byKey<Partner>(partnerList, info).load(program.leadId);
  }

  @Access(Scope.PROGRAMS_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [Partner], { description: 'The supporting partners, by name, without the lead partner.' })
  partners(@Root() program: Program, @Ctx() { loaders }: HubContext): Promise<Partner[]> {
    return loaders.custom('partners of programs', (ids) => readSupporters(loaders.store, ids)).load(program.id);
  }

  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => VillageProgramConnection, { description: 'The villages it works in.' })
  villages(
    @Root() program: Program,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<VillageProgram & PagedRow>> {
    const query = pageQuery<ProgramFilter>(villageProgramList, context, args, null, info);
    return context.loaders.pages<VillageProgram, ProgramFilter>(villageProgramList, 'program', query).load(program.id);
  }

  @Access(Scope.ENROLMENTS_READ)
  @FieldResolver(() => EnrolmentConnection, { description: 'Its enrolments.' })
  enrolments(
    @Root() program: Program,
    @Args(() => EnrolmentListArgs) args: EnrolmentListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Enrolment & PagedRow>> {
    const query = pageQuery<EnrolmentFilter>(enrolmentList, context, args, { ...args.filter, today: context.hub.today() }, info);
    return context.loaders.pages<Enrolment, EnrolmentFilter>(enrolmentList, 'program', query).load(program.id);
  }

  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => Eligibility, { description: 'Which families it is for: its own rule, or the shipped rule of its kind.' })
  eligibility(@Root() program: Program): Eligibility {
    return eligibilityOf(program);
  }

  @Access(Scope.AGGREGATES_READ)
  @Cost(costOfCoverage)
  @FieldResolver(() => Coverage, {
    description:
      'How many of the eligible families of an area are enrolled today. Counts the families the viewer may see where the program works; for viewers without case access, all families in their areas, in multiples of 5, as of the day of publication.',
  })
  async coverage(
    @Root() program: Program,
    @Arg('area', () => AreaCodeScalar, { description: 'A regency, district or village.' }) area: AreaCode,
    @Ctx() { hub, counted, loaders, viewer }: HubContext,
  ): Promise<Coverage> {
    hub.areas.require(area, ['area']);
    areasRead(viewer, area, ['area']);
    return coverageOf(
      await loaders
        .custom(`coverage of programs in ${area}`, (ids) => readCoverage(counted, ids, area, viewer, hub.today()))
        .load(program.id),
    );
  }
}
