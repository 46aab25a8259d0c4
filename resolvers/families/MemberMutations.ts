import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  addFamilyMember,
  changeFamilyMember,
  Family,
  MemberRemoval,
  mergeMembers,
  Person,
  removeFamilyMember,
} from '../../src/families/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { AddFamilyMemberInput, ChangeFamilyMemberInput } from './changeInputs.ts';

const personId = 'Global id of the person.';

@Resolver()
export class MemberMutations {
  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Person, {
    description:
      'Adds a member to a family. Repeating a `clientKey` returns the first member. A NIK that is already registered, in any family, is refused.',
  })
  addFamilyMember(
    @Arg('familyId', () => ID, { description: 'Global id of the family.' }) familyId: string,
    @Arg('input', () => AddFamilyMemberInput, { description: 'The person.' }) input: AddFamilyMemberInput,
    @Ctx() context: HubContext,
  ): Promise<Person> {
    return addFamilyMember(keyOf('Family', familyId, ['familyId']), input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Person, {
    description:
      'Changes the facts of a member. A field that is left out keeps its value; null means not known. After a correction of the sex or birth date of a child under growth monitoring, its measurements are assessed again.',
  })
  changeFamilyMember(
    @Arg('id', () => ID, { description: personId }) id: string,
    @Arg('input', () => ChangeFamilyMemberInput, { description: 'What changes.' }) input: ChangeFamilyMemberInput,
    @Ctx() context: HubContext,
  ): Promise<Person> {
    return changeFamilyMember(keyOf('Person', id, ['id']), input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Person, {
    description:
      'Merges two records of one person in one family, whose names may be written differently, and returns the person who stays. Sex and birth date must be equal: correct them first. A monitored child keeps the measurements and cases of both.',
  })
  mergeMembers(
    @Arg('keepId', () => ID, { description: 'Global id of the person who stays.' }) keepId: string,
    @Arg('mergeId', () => ID, { description: 'Global id of the second record, which no longer exists afterwards.' }) mergeId: string,
    @Arg('reason', () => String, { description: 'Why they are one person, 1 to 1,000 characters.' }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<Person> {
    return mergeMembers(
      { keepId: keyOf(['Person', 'Child'], keepId, ['keepId']), mergeId: keyOf(['Person', 'Child'], mergeId, ['mergeId']), reason },
      operationOf(context),
    );
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      'Removes a member and returns the family. Name and NIK are deleted; the history keeps when and why. The head and children under growth monitoring cannot be removed.',
  })
  removeFamilyMember(
    @Arg('id', () => ID, { description: personId }) id: string,
    @Arg('removal', () => MemberRemoval, { description: 'What happened.' }) removal: MemberRemoval,
    @Arg('note', () => String, { nullable: true, description: 'Remarks, up to 1,000 characters.' }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return removeFamilyMember(keyOf('Person', id, ['id']), { removal, note }, operationOf(context));
  }
}
