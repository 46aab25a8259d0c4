import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Partner, partnerProgramList, partnerVillageList, readPartnerReach, type PartnerVillageFilter, type Program, type ProgramFilter } from '../../src/programs/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { Village } from '../../src/villages/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { VillageConnection } from '../villages/VillageConnection.ts';
import { ProgramConnection } from './connections.ts';
import { ProgramListArgs } from './inputs.ts';

const leadingOnly = 'Only through programs that it leads; also those that it supports when false.';

@ObjectType({ simpleResolvers: true, description: 'Whom a partner reaches. Counts the families you may see; all of them, to the nearest 5, for viewers without case access.' })
export class PartnerReach {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Families who are today in a running program that it has a part in, each once.' })
  families!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Their children under growth monitoring.' })
  children!: number;
}

@ArgsType()
class PartnerProgramArgs extends ProgramListArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only programs that it leads; also those that it supports when false.' })
  leading!: boolean;
}

@ArgsType()
class PartnerVillageArgs extends ConnectionArgs {
  @Field(() => Boolean, { defaultValue: false, description: leadingOnly })
  leading!: boolean;
}

@Resolver(() => Partner)
export class PartnerResolver {
  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => ProgramConnection, { description: 'Programs it leads or supports.' })
  programs(@Root() partner: Partner, @Args(() => PartnerProgramArgs) args: PartnerProgramArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Program & PagedRow>> {
    const query = pageQuery<ProgramFilter & { leading: boolean }>(partnerProgramList, context, args, { ...args.filter, leading: args.leading }, info);
    return context.loaders.pages<Program, ProgramFilter & { leading: boolean }>(partnerProgramList, 'partner', query).load(partner.id);
  }

  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => VillageConnection, { description: 'Villages where programs that it leads or supports run and work today, by code.' })
  villages(@Root() partner: Partner, @Args(() => PartnerVillageArgs) args: PartnerVillageArgs, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Page<Village & PagedRow>> {
    const query = pageQuery<PartnerVillageFilter>(partnerVillageList, context, args, { leading: args.leading, today: context.hub.today() }, info);
    return context.loaders.pages<Village, PartnerVillageFilter>(partnerVillageList, 'partner', query).load(partner.id);
  }

  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => PartnerReach, { description: 'Whom it reaches.' })
  reach(
    @Root() partner: Partner,
    @Arg('leading', () => Boolean, { defaultValue: false, description: leadingOnly }) leading: boolean,
    @Ctx() { hub, counted, loaders, viewer }: HubContext,
  ): Promise<PartnerReach> {
    return loaders.custom(`reach of partners ${leading}`, (ids) => readPartnerReach(counted, ids, leading, viewer, hub.today())).load(partner.id);
  }
}
