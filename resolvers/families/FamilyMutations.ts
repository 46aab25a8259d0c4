import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { changeFamily, changeFamilyHead, Family, mergeFamilies, moveFamily, splitFamily } from '../../src/families/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { ChangeFamilyInput, MemberRelationInput, MoveFamilyInput, SplitFamilyInput } from './changeInputs.ts';

const familyId = 'Global id of the family.';

@Resolver()
export class FamilyMutations {
  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description: 'Changes the facts of a family and its house. A field that is left out keeps its value; null means not known.',
  })
  changeFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('input', () => ChangeFamilyInput, { description: 'What changes.' }) input: ChangeFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return changeFamily(keyOf('Family', id, ['id']), input, operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description: 'Sets another head of a family, and the relation of every member to the new head. The former head stays a member.',
  })
  changeFamilyHead(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('members', () => [MemberRelationInput], { description: 'Every member once, exactly one of them as HEAD.' })
    members: MemberRelationInput[],
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return changeFamilyHead(keyOf('Family', id, ['id']), relationsOf(members, ['members']), operationOf(context));
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      'Merges a family that was registered twice, and returns the family that stays. Members of both with the same name, sex and birth date become one. Children under growth monitoring, with their measurements and cases, and enrolments move to the family that stays. Repeating the call changes nothing.',
  })
  mergeFamilies(
    @Arg('keepId', () => ID, { description: 'Global id of the family that stays.' }) keepId: string,
    @Arg('mergeId', () => ID, { description: 'Global id of its duplicate, which no longer exists afterwards.' }) mergeId: string,
    @Arg('reason', () => String, { description: 'Why they are the same family, 1 to 1,000 characters.' }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return mergeFamilies(
      { keepId: keyOf('Family', keepId, ['keepId']), mergeId: keyOf('Family', mergeId, ['mergeId']), reason },
      operationOf(context),
    );
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      'Creates a family from some members of another family, and returns it. Children under growth monitoring move with them; enrolments stay. Repeating a `clientKey` returns the first result.',
  })
  splitFamily(
    @Arg('id', () => ID, { description: 'Global id of the family that they leave.' }) id: string,
    @Arg('input', () => SplitFamilyInput, { description: 'Who leaves, and facts of the new family.' }) input: SplitFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return splitFamily(
      keyOf('Family', id, ['id']),
      { ...input, members: relationsOf(input.members, ['input', 'members']) },
      operationOf(context),
    );
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => Family, {
    description:
      'Moves a family to another village, with its children under growth monitoring, their cases, and its enrolments. Enrolments in programs that do not work there end with the move.',
  })
  moveFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('input', () => MoveFamilyInput, { description: 'Where to, when, and why.' }) input: MoveFamilyInput,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return moveFamily(keyOf('Family', id, ['id']), input, operationOf(context));
  }
}

function relationsOf(members: readonly MemberRelationInput[], inputPath: string[]): MemberRelationInput[] {
  return members.map(({ personId, relation }, index) => ({
    personId: keyOf('Person', personId, [...inputPath, index, 'personId']),
    relation,
  }));
}
