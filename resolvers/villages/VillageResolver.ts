import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { District, districtList, KampungKB, kampungKBList, Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => Village)
export class VillageResolver {
  @Access(anyone)
  @FieldResolver(() => District, { description: 'The district it belongs to.' })
  district(@Root() village: Village, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<District | null> {
    return context.loaders.byKey<District>(districtList, info).load(village.districtCode);
  }

  @Access(anyone)
  @FieldResolver(() => KampungKB, { nullable: true, description: "The village's Kampung KB; null if it is not declared." })
  kampungKB(@Root() village: Village, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<KampungKB | null> {
    return context.loaders.byKey<KampungKB>(kampungKBList, info).load(village.code);
  }
}
