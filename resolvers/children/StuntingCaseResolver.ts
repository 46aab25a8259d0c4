import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  CaseEvent,
  Child,
  childList,
  Intervention,
  interventionList,
  Measurement,
  measurementList,
  readCaseEvents,
  readIllness,
  StuntingCase,
  StuntingCause,
} from '../../src/children/index.ts';
import { familyList, type Family } from '../../src/families/index.ts';
import { programInterventionList, ProgramKind, readActiveKinds } from '../../src/programs/index.ts';
import { recommendedFor } from '../../src/stunting/recommendations.ts';
import { suggestCauses, type SuggestedCause as Suggestion } from '../../src/stunting/suggestCauses.ts';
import { largestPageSize, pageRequest } from '../../src/store/paging/pageRequest.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { wholeListQuery } from '../shared/pageQuery.ts';

/** A case has a handful of interventions. */
const allOfThem = { ...pageRequest({ first: largestPageSize }), looksFurther: false };
const kindList = { ...interventionList, name: 'kinds of interventions' };
const kindOfIntervention = ['kind'];

@ObjectType({ simpleResolvers: true, description: 'A cause that recorded facts suggest.' })
export class SuggestedCause {
  @Access(Scope.CASES_READ)
  @Field(() => StuntingCause, { description: 'The cause.' })
  cause!: StuntingCause;

  @Access(Scope.CASES_READ)
  @Field(() => [String], { description: 'The facts that suggest it, each as a sentence without names.' })
  evidence!: string[];
}

@Resolver(() => StuntingCase)
export class StuntingCaseResolver {
  @Access(Scope.CASES_READ)
  @FieldResolver(() => Child, { description: 'The child.' })
  child(@Root() { childId }: StuntingCase, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> {
    return context.loaders.byKey<Child>(childList, info).load(childId);
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => Measurement, { description: 'The measurement that opened it.' })
  openedBy(
    @Root() { openedById }: StuntingCase,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Measurement | null> {
    return context.loaders.byKey<Measurement>(measurementList, info).load(openedById);
  }

  @Access(Scope.CASES_READ)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [SuggestedCause], {
    description: 'The causes that recorded facts suggest, with these facts, until a health worker records the causes.',
  })
  async suggestedCauses(@Root() stuntingCase: StuntingCase, @Ctx() context: HubContext): Promise<Suggestion[]> {
    const { loaders, hub } = context;
    const child = await loaders.byKey<Child>(childList).load(stuntingCase.childId);
    if (child === null) return [];
    const [family, enrolledIn, illness, interventions] = await Promise.all([
      loaders.byKey<Family>(familyList).load(child.familyId),
      loaders.custom('kinds of programs of families', (ids) => readActiveKinds(hub.store, ids, hub.today())).load(child.familyId),
      loaders.custom('illness of children', (ids) => readIllness(hub.store, ids)).load(child.id),
      interventionKindsOf(stuntingCase, context),
    ]);
    const referrals = interventions.filter((kind) => kind === 'REFERRAL_SERVICE').length;
    const { motherHeightCm, fatherHeightCm } = child;
    return suggestCauses(
      { welfareDecile: family?.welfareDecile ?? null, enrolledIn, motherHeightCm, fatherHeightCm, ...illness, referrals },
      hub.causeThresholds,
    );
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => [ProgramKind], {
    description:
      'Program kinds that follow from the causes: capital and food aid for POVERTY, nutrition education for FAMILIAL_SHORT_STATURE, referral and BPJS for RECURRENT_ILLNESS.',
  })
  recommended(@Root() { causes }: StuntingCase): string[] {
    return recommendedFor(causes);
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => [ProgramKind], { description: 'Recommended kinds without an intervention.' })
  async outstanding(@Root() stuntingCase: StuntingCase, @Ctx() context: HubContext): Promise<string[]> {
    const done = new Set(await interventionKindsOf(stuntingCase, context));
    return recommendedFor(stuntingCase.causes).filter((kind) => !done.has(kind));
  }

  @Access(Scope.CASES_READ)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Intervention], { description: 'Its interventions, oldest first.' })
  async interventions(@Root() { id }: StuntingCase, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Intervention[]> {
    const query = wholeListQuery<object>(programInterventionList, context, {}, info);
    return (await context.loaders.pages<Intervention, object>(programInterventionList, 'case', query).load(id)).nodes;
  }

  @Access(Scope.CASES_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [CaseEvent], { description: 'Its entries, oldest first: who, when and why.' })
  history(@Root() { id }: StuntingCase, @Ctx() { loaders }: HubContext): Promise<CaseEvent[]> {
    return loaders.custom('histories of cases', (ids) => readCaseEvents(loaders.store, ids)).load(id);
  }
}

async function interventionKindsOf({ id }: StuntingCase, { loaders, viewer }: HubContext): Promise<string[]> {
  const query = {
    page: allOfThem,
    filter: {},
    orderBy: kindList.defaultOrder,
    viewer,
    columns: kindOfIntervention,
  };
  const { nodes } = await loaders.pages<Intervention, object>(kindList, 'case', query).load(id);
  return nodes.map(({ kind }) => kind);
}
