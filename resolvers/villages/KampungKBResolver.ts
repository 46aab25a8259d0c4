import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { KampungKB, KampungKBClassification, readClassHistories } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => KampungKB)
export class KampungKBResolver {
  @FieldResolver(() => [KampungKBClassification], { description: 'Every classification this village has held, newest first, with its evidence.' })
  classHistory(@Root() kampungKB: KampungKB, @Ctx() { loaders }: HubContext): Promise<KampungKBClassification[]> {
    return loaders.custom('class histories', (codes) => readClassHistories(loaders.store, codes)).load(kampungKB.villageCode);
  }
}
