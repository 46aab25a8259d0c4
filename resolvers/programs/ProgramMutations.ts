import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import {
  addProgramVillages,
  changePartner,
  changeProgram,
  createPartner,
  createProgram,
  Partner,
  Program,
  removeProgramVillages,
} from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { ChangePartnerInput, ChangeProgramInput, CreatePartnerInput, CreateProgramInput } from './programInputs.ts';

const programId = 'Global id of the program.';

@Resolver()
export class ProgramMutations {
  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Partner, { description: 'Registers a partner. Repeating a `clientKey` returns the first partner.' })
  createPartner(
    @Arg('input', () => CreatePartnerInput, { description: 'The partner.' }) input: CreatePartnerInput,
    @Ctx() context: HubContext,
  ): Promise<Partner> {
    return createPartner(input, operationOf(context));
  }

  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Partner, {
    description: "Changes a partner's name or helix. FORBIDDEN for viewers whose areas are not the whole regency.",
  })
  changePartner(
    @Arg('id', () => ID, { description: 'Global id of the partner.' }) id: string,
    @Arg('input', () => ChangePartnerInput, { description: 'What changes.' }) input: ChangePartnerInput,
    @Ctx() context: HubContext,
  ): Promise<Partner> {
    return changePartner(keyOf('Partner', id, ['id']), input, operationOf(context));
  }

  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Program, {
    description:
      'Creates a program with its partners and villages; it works in the villages from its first day. Repeating a `clientKey` returns the first program.',
  })
  createProgram(
    @Arg('input', () => CreateProgramInput, { description: 'The program.' }) input: CreateProgramInput,
    @Ctx() context: HubContext,
  ): Promise<Program> {
    const leadId = keyOf('Partner', input.leadId, ['input', 'leadId']);
    return createProgram({ ...input, leadId, partnerIds: partnerKeys(input.partnerIds) ?? [] }, operationOf(context));
  }

  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Program, { description: 'Changes a program. Enrolled families stay enrolled, even if a new rule makes them ineligible.' })
  changeProgram(
    @Arg('id', () => ID, { description: programId }) id: string,
    @Arg('input', () => ChangeProgramInput, { description: 'What changes.' }) input: ChangeProgramInput,
    @Ctx() context: HubContext,
  ): Promise<Program> {
    const leadId = input.leadId == null ? null : keyOf('Partner', input.leadId, ['input', 'leadId']);
    return changeProgram(
      keyOf('Program', id, ['id']),
      { ...input, leadId, partnerIds: partnerKeys(input.partnerIds) },
      operationOf(context),
    );
  }

  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Program, { description: 'Adds villages to a program; villages where it already works are unchanged.' })
  addProgramVillages(
    @Arg('programId', () => ID, { description: programId }) id: string,
    @Arg('villageCodes', () => [AreaCodeScalar], { description: 'Codes of the villages.' }) villageCodes: AreaCode[],
    @Arg('since', () => DateScalar, {
      nullable: true,
      description: "First day there; today, or the program's first day when that is later, when left out.",
    })
    since: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<Program> {
    return addProgramVillages({ programId: keyOf('Program', id, ['programId']), villageCodes, since }, operationOf(context));
  }

  @Access(Scope.PROGRAMS_WRITE)
  @Mutation(() => Program, {
    description:
      'Removes villages without enrolled families from a program: yesterday becomes its last day there. Villages where it does not work are unchanged.',
  })
  removeProgramVillages(
    @Arg('programId', () => ID, { description: programId }) id: string,
    @Arg('villageCodes', () => [AreaCodeScalar], { description: 'Codes of the villages.' }) villageCodes: AreaCode[],
    @Ctx() context: HubContext,
  ): Promise<Program> {
    return removeProgramVillages(keyOf('Program', id, ['programId']), villageCodes, operationOf(context));
  }
}

function partnerKeys(ids: readonly string[] | null | undefined): string[] | null {
  return ids?.map((id, index) => keyOf('Partner', id, ['input', 'partnerIds', index])) ?? null;
}
