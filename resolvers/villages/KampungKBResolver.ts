import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Cost, ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  classFacts,
  classProgress,
  classScheme,
  KampungKB,
  KampungKBAttestation,
  KampungKBClassification,
  readClassHistories,
  startUpSteps,
  Village,
  villageList,
  WorkingGroupMember,
  type ProfileNow,
} from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { ClassProgress } from './ClassProgress.ts';
import { FacilityKind } from './enums.ts';
import { ActivityGroup, Facility, KampungKBProfile, RumahDataKu } from './KampungKBProfile.ts';
import { attestationsOf, profileOf, programRecordsOf, workingGroupOf } from './kampungKBRecords.ts';
import { StartUpStep } from './StartUp.ts';

/** Made of the families, the programs and the reports of the village. */
const costOfNextClass = 20;

@Resolver(() => KampungKB)
export class KampungKBResolver {
  @Access(anyone)
  @FieldResolver(() => Village, { description: 'The village.' })
  village(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(villageCode);
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 4 })
  @FieldResolver(() => [KampungKBClassification], {
    description: 'Its classifications, newest first, each with its evidence.',
  })
  classHistory(@Root() kampungKB: KampungKB, @Ctx() { loaders }: HubContext): Promise<KampungKBClassification[]> {
    return loaders.custom('class histories', (codes) => readClassHistories(loaders.store, codes)).load(kampungKB.villageCode);
  }

  @Access(Scope.VILLAGES_READ)
  @Cost(costOfNextClass)
  @FieldResolver(() => ClassProgress, {
    nullable: true,
    description: 'The criteria of the next class, whether each is met, and what to do next. Its `nextClass` is null for BERKELANJUTAN.',
  })
  async nextClass(@Root() kampungKB: KampungKB, @Ctx() context: HubContext): Promise<ClassProgress> {
    const { villageCode } = kampungKB;
    const [profile, members, attestations, programs] = await Promise.all([
      profileOf(villageCode, context),
      workingGroupOf(villageCode, context),
      attestationsOf(villageCode, context),
      programRecordsOf(villageCode, context),
    ]);
    const facts = classFacts({ profile, members, attestations, programs });
    return new ClassProgress(
      classProgress(kampungKB.class, facts, classScheme),
      kampungKB.demo || Object.values(facts).some(({ demo }) => demo),
    );
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [StartUpStep], {
    description: 'The three steps that a DASAR village starts with: Web Kampung KB profile, Rumah DataKu, K/0 register.',
  })
  async startUp(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<StartUpStep[]> {
    const [profile, members] = await Promise.all([profileOf(villageCode, context), workingGroupOf(villageCode, context)]);
    const demo = profile?.demo === true || members.some((member) => member.demo);
    return startUpSteps(profile, members.length, context.hub.today()).map((step) => new StartUpStep(step, demo));
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 10 })
  @FieldResolver(() => [WorkingGroupMember], { description: 'The members of the working group (pokja) today, the chair first.' })
  workingGroup(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<WorkingGroupMember[]> {
    return workingGroupOf(villageCode, context);
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => KampungKBProfile, { nullable: true, description: 'Its profile; null while nothing is recorded.' })
  profile(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<ProfileNow | null> {
    return profileOf(villageCode, context);
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [Facility], { description: 'Its facilities.' })
  async facilities(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<Facility[]> {
    const profile = await profileOf(villageCode, context);
    const demo = profile?.demo ?? false;
    const dataHouse = profile?.rumahDataKu ?? null;
    return [
      { kind: FacilityKind.SECRETARIAT, present: profile?.secretariat ?? null, demo },
      { kind: FacilityKind.RUMAH_DATAKU, present: dataHouse && dataHouse.establishedOn !== null, demo },
    ];
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => RumahDataKu, { nullable: true, description: 'Its Rumah DataKu; null while nothing is recorded about it.' })
  async rumahDataKu(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<RumahDataKu | null> {
    const profile = await profileOf(villageCode, context);
    return profile?.rumahDataKu ? { ...profile.rumahDataKu, demo: profile.demo } : null;
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [ActivityGroup], { description: 'Its activity groups (BKB, BKR, BKL, PIK-R, UPPKA), as recorded.' })
  async activityGroups(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<ActivityGroup[]> {
    const profile = await profileOf(villageCode, context);
    return (profile?.activityGroups ?? []).map((group) => new ActivityGroup(group, profile?.demo ?? false));
  }

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [KampungKBAttestation], { description: 'Attestations of facts, newest first.' })
  attestations(@Root() { villageCode }: KampungKB, @Ctx() context: HubContext): Promise<KampungKBAttestation[]> {
    return attestationsOf(villageCode, context);
  }
}

@Resolver(() => WorkingGroupMember)
export class WorkingGroupMemberResolver {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => Village, { description: 'The village whose working group it is.' })
  village(
    @Root() { villageCode }: WorkingGroupMember,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(villageCode);
  }
}
