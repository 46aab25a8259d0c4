import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import {
  attestKampungKB,
  changeProfile,
  classifyKampungKB,
  declareKampungKB,
  KampungKB,
  KampungKBClass,
} from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { AttestedFactsInput, KampungKBProfileInput } from './kampungKBInputs.ts';

export const ofVillage = { description: 'Code of the village.' };
export const retryKey = { nullable: true, description: 'Key chosen by the client that makes a retry safe.' };

@Resolver()
export class KampungKBMutations {
  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, {
    description:
      'Declares a village a Kampung KB, with the class DASAR. Repeating a `clientKey` returns the first declaration. CONFLICT for a village that is declared already.',
  })
  declareKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('declaredOn', () => DateScalar, { description: 'Day of the declaration, up to today.' }) declaredOn: IsoDate,
    @Arg('evidence', () => String, { nullable: true, description: 'The decree or event behind the declaration, up to 1,000 characters.' })
    evidence: string | null,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return declareKampungKB({ villageCode, declaredOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, {
    description:
      'Records a decision about the class of a Kampung KB. The decision with the latest date gives the class; a decision with an earlier date is only added to the history. Repeating a `clientKey` records it once.',
  })
  classifyKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('class', () => KampungKBClass, { description: 'The class that was decided.' }) decided: KampungKBClass,
    @Arg('decidedOn', () => DateScalar, { description: 'Day of the decision: from the declaration to today.' }) decidedOn: IsoDate,
    @Arg('evidence', () => String, { description: 'Evidence for the decision, 1 to 1,000 characters.' }) evidence: string,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return classifyKampungKB({ villageCode, class: decided, decidedOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, {
    description:
      'Records facts that the hub has no records of. For each fact the newest attestation counts; earlier ones are kept. Repeating a `clientKey` records them once.',
  })
  attestKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('facts', () => AttestedFactsInput, { description: 'The facts.' }) facts: AttestedFactsInput,
    @Arg('attestedOn', () => DateScalar, { description: 'Day on which they held, up to today.' }) attestedOn: IsoDate,
    @Arg('evidence', () => String, { description: 'Source of the facts, 1 to 1,000 characters.' }) evidence: string,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return attestKampungKB({ villageCode, facts, attestedOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, {
    description: 'Changes the profile of a Kampung KB; earlier versions are kept. Repeating the call changes nothing.',
  })
  changeKampungKBProfile(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('input', () => KampungKBProfileInput, { description: 'What to record.' }) input: KampungKBProfileInput,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return changeProfile(villageCode, input, operationOf(context));
  }
}
