import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Program, programList, VillageProgram } from '../../src/programs/index.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => VillageProgram)
export class VillageProgramResolver {
  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => Village, { description: 'The village.' })
  village(@Root() villageProgram: VillageProgram, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(villageProgram.villageCode);
  }

  @Access(Scope.PROGRAMS_READ)
  @FieldResolver(() => Program, { description: 'The program.' })
  program(@Root() villageProgram: VillageProgram, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Program | null> {
    return context.loaders.byKey<Program>(programList, info).load(villageProgram.programId);
  }
}
