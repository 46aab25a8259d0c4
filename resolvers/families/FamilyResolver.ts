import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Family, FamilyRelation, Person, readMembers } from '../../src/families/index.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { Housing } from './Housing.ts';

@Resolver(() => Family)
export class FamilyResolver {
  @FieldResolver(() => Village, { description: 'The village it lives in.' })
  village(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(family.villageCode);
  }

  @FieldResolver(() => Person, { description: 'Head of the family.' })
  async head(@Root() family: Family, @Ctx() context: HubContext): Promise<Person | undefined> {
    return (await membersOf(family, context)).find((member) => member.relation === FamilyRelation.HEAD);
  }

  @FieldResolver(() => [Person], { description: 'All members, children included: the head first, then by birth date.' })
  members(@Root() family: Family, @Ctx() context: HubContext): Promise<Person[]> {
    return membersOf(family, context);
  }

  @FieldResolver(() => Housing, { description: 'Housing facts.' })
  housing(@Root() family: Family): Housing {
    // The facts stand on the family's own row.
    return family;
  }
}

function membersOf(family: Family, { loaders }: HubContext): Promise<Person[]> {
  return loaders.custom('members of families', (ids) => readMembers(loaders.store, ids)).load(family.id);
}
