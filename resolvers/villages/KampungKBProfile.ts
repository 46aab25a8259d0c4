import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { DateScalar, DateTimeScalar } from '../../src/scalars/index.ts';
import { ActivityGroupKind, Frequency, FundingSource, Mechanism, PlanningDataSource, type ActivityGroupFacts, type MechanismFacts, type ProfileNow } from '../../src/villages/index.ts';
import { FacilityKind } from './enums.ts';

@ObjectType({ simpleResolvers: true, description: 'A facility of a Kampung KB.' })
export class Facility {
  @Access(Scope.VILLAGES_READ)
  @Field(() => FacilityKind, { description: 'Which one.' })
  kind!: FacilityKind;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether it is there; null where that is not recorded.' })
  present!: boolean | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'An activity group of a Kampung KB.' })
export class ActivityGroup {
  constructor({ kind, participants, target }: ActivityGroupFacts, demo: boolean) {
    this.kind = kind;
    this.participants = participants;
    this.target = target;
    this.participation = participants === null || target === null || target === 0 ? null : participants / target;
    this.demo = demo;
  }

  @Access(Scope.VILLAGES_READ)
  @Field(() => ActivityGroupKind, { description: 'Which group.' })
  kind: ActivityGroupKind;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) who take part; null where that is not recorded.' })
  participants: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) it is for; null where that is not recorded.' })
  target: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { nullable: true, description: 'Participants among those it is for, 0 to 1; null where it is for nobody, or that is not recorded.' })
  participation: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Rumah DataKu (Rumah Data Kependudukan): the village's own house of micro data for planning." })
export class RumahDataKu {
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day it was established; null where that is not recorded.' })
  establishedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'The decree (SK) that established it.' })
  decree!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Where it is.' })
  location!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day its data was brought up to date last.' })
  dataUpdatedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A mechanism by which the work is run, with its frequency.' })
export class MechanismInUse implements MechanismFacts {
  @Access(Scope.VILLAGES_READ)
  @Field(() => Mechanism, { description: 'Which one.' })
  kind!: Mechanism;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Frequency, { description: 'How often.' })
  frequency!: Frequency;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a Kampung KB has recorded of itself, after the form of the Web Kampung KB. Null: not recorded yet; false or an empty list: recorded that there is none.',
})
export class KampungKBProfile implements Omit<ProfileNow, 'villageCode' | 'activityGroups' | 'rumahDataKu' | 'secretariat'> {
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Overview in words.' })
  overview!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { nullable: true, description: 'Latitude of its position, degrees.' })
  latitude!: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { nullable: true, description: 'Longitude of its position, degrees.' })
  longitude!: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'The decree (SK) that set up the working group.' })
  workingGroupDecree!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether a field officer (PLKB) is assigned.' })
  fieldOfficer!: boolean | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Name of the field officer.' })
  fieldOfficerName!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether a village regulation on the Kampung KB exists.' })
  villageRegulation!: boolean | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Number and title of the village regulation.' })
  villageRegulationTitle!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether a work plan (rencana kerja masyarakat, RKM) exists.' })
  workPlan!: boolean | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => [FundingSource], { nullable: true, description: 'Where its money comes from.' })
  fundingSources!: FundingSource[] | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => [PlanningDataSource], { nullable: true, description: 'The data it plans by.' })
  planningData!: PlanningDataSource[] | null;

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 5 })
  @Field(() => [MechanismInUse], { nullable: true, description: 'How its work is run.' })
  mechanisms!: MechanismInUse[] | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day the newest K/0 card was submitted in SIGA.' })
  k0SubmittedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'How often the profile has been changed, its first record included.' })
  version!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Who changed it last.' })
  recordedBy!: string;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  recordedAt!: Date;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data, and for what was changed on top of it.' })
  demo!: boolean;
}
