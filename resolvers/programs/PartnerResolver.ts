import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Cost } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  Partner,
  partnerProgramList,
  partnerVillageList,
  readPartnerReach,
  type PartnerVillageFilter,
  type Program,
  type ProgramFilter,
} from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { Village } from '../../src/villages/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { VillageConnection } from '../villages/VillageConnection.ts';
import { ProgramConnection } from './connections.ts';
import { ProgramListArgs } from './inputs.ts';

const leadingOnly = 'True: only programs that it leads. False: also programs that it supports.';

@ObjectType({
  simpleResolvers: true,
  description:
    'Families and children that a partner reaches. Counts the families the viewer may see; for viewers without case access, all families in their areas, in multiples of 5, as of the day of publication.',
})
export class PartnerReach {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Families enrolled today in a running program that it leads or supports, each counted once.' })
  families!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Their children under growth monitoring.' })
  children!: number;
}

@ArgsType()
class PartnerProgramArgs extends ProgramListArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'True: only programs that it leads. False: also programs that it supports.' })
  leading!: boolean;
}

@ArgsType()
class PartnerVillageArgs extends ConnectionArgs {
  @Field(() => Boolean, { defaultValue: false, description: leadingOnly })
  leading!: boolean;
}

/** Made of all enrolments in the programs that it leads or supports. */
const costOfReach = 100;
/** Made of where each of its programs runs. */
const costOfVillages = 50;

@Resolver(() => Partner)
export class PartnerResolver {
  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => ProgramConnection, { description: 'Programs it leads or supports.' })
  programs(
    @Root() partner: Partner,
    @Args(() => PartnerProgramArgs) args: PartnerProgramArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Program & PagedRow>> {
    const query = pageQuery<ProgramFilter & { leading: boolean }>(
      partnerProgramList,
      context,
      args,
      { ...args.filter, leading: args.leading },
      info,
    );
    return context.loaders.pages<Program, ProgramFilter & { leading: boolean }>(partnerProgramList, 'partner', query).load(partner.id);
  }

  @Access(Scope.PROGRAMS_READ)
  @Cost(costOfVillages)
  @FieldResolver(() => VillageConnection, { description: 'Villages where programs that it leads or supports work today, by code.' })
  villages(
    @Root() partner: Partner,
    @Args(() => PartnerVillageArgs) args: PartnerVillageArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Village & PagedRow>> {
    const query = pageQuery<PartnerVillageFilter>(
      partnerVillageList,
      context,
      args,
      { leading: args.leading, today: context.hub.today() },
      info,
    );
    return context.loaders.pages<Village, PartnerVillageFilter>(partnerVillageList, 'partner', query).load(partner.id);
  }

  @Access(Scope.AGGREGATES_READ)
  @Cost(costOfReach)
  @FieldResolver(() => PartnerReach, { description: 'The families and children that it reaches.' })
  reach(
    @Root() partner: Partner,
    @Arg('leading', () => Boolean, { defaultValue: false, description: leadingOnly }) leading: boolean,
    @Ctx() { hub, counted, loaders, viewer }: HubContext,
  ): Promise<PartnerReach> {
    return loaders
      .custom(`reach of partners ${leading}`, (ids) => readPartnerReach(counted, ids, leading, viewer, hub.today()))
      .load(partner.id);
  }
}
