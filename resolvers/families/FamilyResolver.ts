import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  Cohort,
  cohortsOf,
  type CohortName,
  Family,
  familyList,
  FamilyRelation,
  Person,
  readMembers,
  isRiskKnown,
  stuntingRiskOf,
} from '../../src/families/index.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { Housing } from './Housing.ts';
import { StuntingRisk } from './StuntingRisk.ts';

@Resolver(() => Family)
export class FamilyResolver {
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @FieldResolver(() => Village, { description: 'The village it lives in.' })
  village(@Root() family: Family, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(family.villageCode);
  }

  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @FieldResolver(() => Person, { description: 'Head of the family.' })
  async head(@Root() family: Family, @Ctx() context: HubContext): Promise<Person | undefined> {
    return (await membersOf(family.id, context)).find((member) => member.relation === FamilyRelation.HEAD);
  }

  @Access(Scope.FAMILIES_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [Person], { description: 'All members, children included: the head first, then by birth date.' })
  members(@Root() family: Family, @Ctx() context: HubContext): Promise<Person[]> {
    return membersOf(family.id, context);
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => Housing, { description: 'Housing facts.' })
  housing(@Root() family: Family): Housing {
    // The facts are columns of the family's own row.
    return family;
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => StuntingRisk, {
    description: 'Whether it is at risk of stunting (keluarga berisiko stunting) today, and the reasons.',
  })
  async stuntingRisk(@Root() family: Family, @Ctx() context: HubContext): Promise<StuntingRisk> {
    const [members, today] = [await membersOf(family.id, context), context.hub.today()];
    return { ...stuntingRiskOf(family, members, today), known: isRiskKnown(family, members, today) };
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => Family, { description: 'The family the person is a member of.' })
  family(@Root() person: Person, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Family | null> {
    return context.loaders.byKey<Family>(familyList, info).load(person.familyId);
  }

  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => [Cohort], { description: 'Cohorts the person is in today, by the facts of the person and the family.' })
  async cohorts(@Root() person: Person, @Ctx() context: HubContext): Promise<CohortName[]> {
    const members = await membersOf(person.familyId, context);
    return cohortsOf(members, context.hub.today())[members.findIndex(({ id }) => id === person.id)] ?? [];
  }
}

function membersOf(familyId: string, { loaders }: HubContext): Promise<Person[]> {
  return loaders
    .custom('members of families', async (ids) => {
      const members = await readMembers(loaders.store, ids);
      loaders.trail.rows({ type: 'Person', person: 'id', family: 'familyId' }, members.flat());
      return members;
    })
    .load(familyId);
}
