import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { DateScalar, DateTimeScalar } from '../../src/graphql/index.ts';
import {
  ActivityGroupKind,
  Frequency,
  FundingSource,
  Mechanism,
  PlanningDataSource,
  type ActivityGroupFacts,
  type MechanismFacts,
  type ProfileNow,
} from '../../src/villages/index.ts';
import { FacilityKind } from './enums.ts';

@ObjectType({ simpleResolvers: true, description: 'A facility of a Kampung KB.' })
export class Facility {
  @Access(Scope.VILLAGES_READ)
  @Field(() => FacilityKind, { description: 'The kind of facility.' })
  kind!: FacilityKind;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether it exists; null if not recorded.' })
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
  @Field(() => ActivityGroupKind, { description: 'The kind of group.' })
  kind: ActivityGroupKind;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) who take part; null if not recorded.' })
  participants: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) the group is for; null if not recorded.' })
  target: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Participants as a share of the target, 0 to 1; null if the target is 0 or not recorded.',
  })
  participation: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "Rumah DataKu (Rumah Data Kependudukan): the village's own house of micro data for planning.",
})
export class RumahDataKu {
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day it was established; null if not recorded.' })
  establishedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'The decree (SK) that established it.' })
  decree!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Where it is.' })
  location!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day of the last update of its data.' })
  dataUpdatedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A mechanism by which the work is run, with its frequency.' })
export class MechanismInUse implements MechanismFacts {
  @Access(Scope.VILLAGES_READ)
  @Field(() => Mechanism, { description: 'The kind of facility.' })
  kind!: Mechanism;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Frequency, { description: 'How often.' })
  frequency!: Frequency;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The profile of a Kampung KB, after the form of the Web Kampung KB. Null: not recorded yet; false or an empty list: recorded as absent.',
})
export class KampungKBProfile implements Omit<ProfileNow, 'villageCode' | 'activityGroups' | 'rumahDataKu' | 'secretariat'> {
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'Overview, as text.' })
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
  @Field(() => [FundingSource], { nullable: true, description: 'Its sources of funding.' })
  fundingSources!: FundingSource[] | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => [PlanningDataSource], { nullable: true, description: 'The data used for planning.' })
  planningData!: PlanningDataSource[] | null;

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 5 })
  @Field(() => [MechanismInUse], { nullable: true, description: 'The mechanisms by which its work is run.' })
  mechanisms!: MechanismInUse[] | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day the newest K/0 card was submitted in SIGA.' })
  k0SubmittedOn!: string | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'Number of recorded versions of the profile.' })
  version!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Who changed it last.' })
  recordedBy!: string;

  @Access(Scope.VILLAGES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  recordedAt!: Date;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for demo data, and for changes of demo data.' })
  demo!: boolean;
}
