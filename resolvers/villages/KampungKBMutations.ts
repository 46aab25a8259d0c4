import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/areaCode.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { AreaCodeScalar, DateScalar } from '../../src/scalars/index.ts';
import { attestKampungKB, changeProfile, classifyKampungKB, declareKampungKB, KampungKB, KampungKBClass } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { AttestedFactsInput, KampungKBProfileInput } from './kampungKBInputs.ts';

export const ofVillage = { description: 'Code of the village.' };
export const retryKey = { nullable: true, description: 'Client-made key that makes a retry safe.' };

@Resolver()
export class KampungKBMutations {
  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, { description: 'Declares a village a Kampung KB; it begins as DASAR. The same `clientKey` twice returns the first declaration. CONFLICT for a village that is declared already.' })
  declareKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('declaredOn', () => DateScalar, { description: 'Day of the declaration, up to today.' }) declaredOn: IsoDate,
    @Arg('evidence', () => String, { nullable: true, description: 'The decree or event it rests on, up to 1,000 characters.' }) evidence: string | null,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return declareKampungKB({ villageCode, declaredOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, {
    description: 'Records a decision about the class of a Kampung KB. The class it holds is that of the latest decision; an earlier one enters the history only. The same `clientKey` twice records it once.',
  })
  classifyKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('class', () => KampungKBClass, { description: 'The class that was decided.' }) decided: KampungKBClass,
    @Arg('decidedOn', () => DateScalar, { description: 'Day of the decision: from the declaration to today.' }) decidedOn: IsoDate,
    @Arg('evidence', () => String, { description: 'What the decision rests on, 1 to 1,000 characters.' }) evidence: string,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return classifyKampungKB({ villageCode, class: decided, decidedOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, { description: 'Records facts that no record of the hub tells. For each fact the newest attestation counts; earlier ones stay. The same `clientKey` twice records them once.' })
  attestKampungKB(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('facts', () => AttestedFactsInput, { description: 'The facts.' }) facts: AttestedFactsInput,
    @Arg('attestedOn', () => DateScalar, { description: 'Day on which they held, up to today.' }) attestedOn: IsoDate,
    @Arg('evidence', () => String, { description: 'Where they come from, 1 to 1,000 characters.' }) evidence: string,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return attestKampungKB({ villageCode, facts, attestedOn, evidence, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => KampungKB, { description: 'Records what a Kampung KB has and does; earlier states are kept. Sending the same again changes nothing.' })
  changeKampungKBProfile(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('input', () => KampungKBProfileInput, { description: 'What to record.' }) input: KampungKBProfileInput,
    @Ctx() context: HubContext,
  ): Promise<KampungKB> {
    return changeProfile(villageCode, input, operationOf(context));
  }
}
