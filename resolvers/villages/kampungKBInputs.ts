import { Field, Float, InputType, Int } from 'type-graphql';
import type { IsoDate } from '../../src/calendar.ts';
import { DateScalar } from '../../src/scalars/index.ts';
import { ActivityGroupKind, Frequency, FundingSource, Mechanism, PlanningDataSource, type AttestableFact, type MechanismFacts, type ProfileChange } from '../../src/villages/index.ts';

@InputType({ description: 'Facts that somebody vouches for, in percent; at least one.' })
export class AttestedFactsInput implements Partial<Record<AttestableFact, number | null>> {
  @Field(() => Float, { nullable: true, description: 'Mean share of the families or youths of the five activity groups who take part in them, 0 to 100. Counts only where the hub has no figures of its own.' })
  participation?: number | null;

  @Field(() => Float, { nullable: true, description: 'Couples of fertile age who use contraception, 0 to 100.' })
  contraceptivePrevalence?: number | null;

  @Field(() => Float, { nullable: true, description: 'Users of long-acting methods (MKJP) among users of contraception, 0 to 100.' })
  longActingShare?: number | null;

  @Field(() => Float, { nullable: true, description: 'Couples of fertile age who want no child, or none now, and use no contraception, 0 to 100.' })
  unmetNeed?: number | null;
}

@InputType({ description: 'A mechanism by which the work is run.' })
export class MechanismInput implements MechanismFacts {
  @Field(() => Mechanism, { description: 'Which one.' })
  kind!: Mechanism;

  @Field(() => Frequency, { description: 'How often.' })
  frequency!: Frequency;
}

@InputType({ description: 'An activity group, with its figures where they are known.' })
export class ActivityGroupInput {
  @Field(() => ActivityGroupKind, { description: 'Which group.' })
  kind!: ActivityGroupKind;

  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) who take part, up to the target.' })
  participants?: number | null;

  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) it is for.' })
  target?: number | null;
}

@InputType({ description: 'What is recorded of the Rumah DataKu. A field that is left out stays as it is, null takes it away.' })
export class RumahDataKuInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day it was established.' })
  establishedOn?: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'The decree (SK) that established it.' })
  decree?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  location?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day its data was brought up to date last.' })
  dataUpdatedOn?: IsoDate | null;
}

@InputType({
  description: 'What to record of a Kampung KB. A field that is left out stays as it is, null takes it away; a list replaces the whole list, and an empty one says that there is none. Texts up to 1,000 characters.',
})
export class KampungKBProfileInput implements ProfileChange {
  @Field(() => String, { nullable: true, description: 'Overview in words.' })
  overview?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of its position, -90 to 90 degrees.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of its position, -180 to 180 degrees.' })
  longitude?: number | null;

  @Field(() => String, { nullable: true, description: 'The decree (SK) that set up the working group.' })
  workingGroupDecree?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a secretariat.' })
  secretariat?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a field officer (PLKB) is assigned.' })
  fieldOfficer?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Name of the field officer, up to 200 characters.' })
  fieldOfficerName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a village regulation on the Kampung KB exists.' })
  villageRegulation?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Number and title of the village regulation.' })
  villageRegulationTitle?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a work plan (rencana kerja masyarakat, RKM) exists.' })
  workPlan?: boolean | null;

  @Field(() => [FundingSource], { nullable: true, description: 'Where its money comes from.' })
  fundingSources?: FundingSource[] | null;

  @Field(() => [PlanningDataSource], { nullable: true, description: 'The data it plans by.' })
  planningData?: PlanningDataSource[] | null;

  @Field(() => [MechanismInput], { nullable: true, description: 'How its work is run.' })
  mechanisms?: MechanismInput[] | null;

  @Field(() => [ActivityGroupInput], { nullable: true, description: 'Its activity groups.' })
  activityGroups?: ActivityGroupInput[] | null;

  @Field(() => RumahDataKuInput, { nullable: true, description: 'Its Rumah DataKu; null: nothing is recorded of one.' })
  rumahDataKu?: RumahDataKuInput | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the newest K/0 card was submitted in SIGA.' })
  k0SubmittedOn?: IsoDate | null;
}
