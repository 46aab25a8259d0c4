import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { changeFamily, changeFamilyHead, Family, mergeFamilies, moveFamily, registerFamily, splitFamily } from '../../src/families/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { ChangeFamilyInput, MemberRelationInput, MoveFamilyInput, SplitFamilyInput } from './changeInputs.ts';
import { RegisterFamilyInput } from './inputs.ts';

const familyId = 'Global id of the family.';

@Resolver()
export class FamilyMutations {
  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, { description: 'Registers a family with its head and members, all or nothing. The same `clientKey` twice returns the first family.' })
  registerFamily(@Arg('input', () => RegisterFamilyInput, { description: 'The family.' }) input: RegisterFamilyInput, @Ctx() context: HubContext): Promise<Family> {
    return registerFamily(input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, { description: 'Changes what is recorded of a family and its house. A field that is left out stays as it is, null says that it is not known.' })
  changeFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('input', () => ChangeFamilyInput, { description: 'What changes.' }) input: ChangeFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return changeFamily(keyOf('Family', id, ['id']), input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, { description: 'Names another head of a family, and the relation of every member to the new one. The former head stays a member.' })
  changeFamilyHead(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('members', () => [MemberRelationInput], { description: 'Every member once, exactly one of them as HEAD.' }) members: MemberRelationInput[],
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return changeFamilyHead(keyOf('Family', id, ['id']), relationsOf(members, ['members']), operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      'Merges a family that was registered twice and returns the one that stays. Members of both with the same name, sex and birth date become one; children under monitoring with measurements and cases, and enrolments, follow. Merging them again changes nothing.',
  })
  mergeFamilies(
    @Arg('keepId', () => ID, { description: 'Global id of the family that stays.' }) keepId: string,
    @Arg('mergeId', () => ID, { description: 'Global id of its duplicate, which is gone afterwards.' }) mergeId: string,
    @Arg('reason', () => String, { description: 'Why they are one, 1 to 1,000 characters.' }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return mergeFamilies({ keepId: keyOf('Family', keepId, ['keepId']), mergeId: keyOf('Family', mergeId, ['mergeId']), reason }, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description: 'Makes a family of its own of some members of another, and returns it. Children under monitoring follow, enrolments stay. The same `clientKey` twice returns the first result.',
  })
  splitFamily(
    @Arg('id', () => ID, { description: 'Global id of the family they leave.' }) id: string,
    @Arg('input', () => SplitFamilyInput, { description: 'Who leaves, and what is known of the new family.' }) input: SplitFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return splitFamily(keyOf('Family', id, ['id']), { ...input, members: relationsOf(input.members, ['input', 'members']) }, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, { description: 'Moves a family to another village, with its children under monitoring, their cases, and its enrolments. Places in programs that do not work there end with the move.' })
  moveFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('input', () => MoveFamilyInput, { description: 'Where to, when, and why.' }) input: MoveFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return moveFamily(keyOf('Family', id, ['id']), input, operationOf(context));
  }
}

function relationsOf(members: readonly MemberRelationInput[], inputPath: string[]): MemberRelationInput[] {
  return members.map(({ personId, relation }, index) => ({ personId: keyOf('Person', personId, [...inputPath, index, 'personId']), relation }));
}
