import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Family, FamilyChange, familyChangeList, familyList, Person, personList } from '../../src/families/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { ConnectionArgs, connectionOf } from '../shared/connections.ts';
import { toGlobalId } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';

export const { Connection: FamilyChangeConnection, resolver: FamilyChangeConnectionResolver } = connectionOf(FamilyChange, 'FamilyChange');

/** The history of a family. */
@Resolver(() => Family)
export class FamilyHistory {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => FamilyChangeConnection, {
    description: 'Its changes, newest first: who, when, what kind, and which fields.',
  })
  history(
    @Root() family: Family,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<FamilyChange & PagedRow>> {
    return context.loaders
      .pages<FamilyChange, object>(familyChangeList, 'family', pageQuery(familyChangeList, context, args, null, info))
      .load(family.id);
  }
}

@Resolver(() => FamilyChange)
export class FamilyChangeResolver {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The member concerned; null if the change is not about a member, or the member is no longer registered.',
  })
  person(@Root() { personId }: FamilyChange, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Person | null> | null {
    return personId === null ? null : context.loaders.byKey<Person>(personList, info).load(personId);
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Global id of the member concerned, also of a removed one: exportPerson and erasePerson take this id.',
  })
  personId(@Root() { personId }: FamilyChange): string | null {
    return personId === null ? null : toGlobalId('Person', personId);
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => Family, {
    nullable: true,
    description: 'The other family of a split; null for a merge, and if the viewer may not read it.',
  })
  otherFamily(
    @Root() { otherFamilyId }: FamilyChange,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Family | null> | null {
    return otherFamilyId === null ? null : context.loaders.byKey<Family>(familyList, info).load(otherFamilyId);
  }
}
