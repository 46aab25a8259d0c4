import { Field, Float, InputType, Int } from 'type-graphql';
import type { IsoDate } from '../../src/base/calendar.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import {
  ActivityGroupKind,
  Frequency,
  FundingSource,
  Mechanism,
  PlanningDataSource,
  type AttestableFact,
  type MechanismFacts,
  type ProfileChange,
} from '../../src/villages/index.ts';

@InputType({ description: 'Attested facts, in percent; at least one.' })
export class AttestedFactsInput implements Partial<Record<AttestableFact, number | null>> {
  @Field(() => Float, {
    nullable: true,
    description:
      'Mean participation in the five activity groups (share of the families or youths each is for), 0 to 100. Used only if the hub has no figures of its own.',
  })
  participation?: number | null;

  @Field(() => Float, { nullable: true, description: 'Couples of fertile age who use contraception, 0 to 100.' })
  contraceptivePrevalence?: number | null;

  @Field(() => Float, { nullable: true, description: 'Users of long-acting methods (MKJP) among users of contraception, 0 to 100.' })
  longActingShare?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Couples of fertile age who want no further child, or want to delay the next one, and use no contraception, 0 to 100.',
  })
  unmetNeed?: number | null;
}

@InputType({ description: 'A mechanism by which the work is run.' })
export class MechanismInput implements MechanismFacts {
  @Field(() => Mechanism, { description: 'The kind of facility.' })
  kind!: Mechanism;

  @Field(() => Frequency, { description: 'How often.' })
  frequency!: Frequency;
}

@InputType({ description: 'An activity group, with its figures if known.' })
export class ActivityGroupInput {
  @Field(() => ActivityGroupKind, { description: 'The kind of group.' })
  kind!: ActivityGroupKind;

  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) who take part, up to the target.' })
  participants?: number | null;

  @Field(() => Int, { nullable: true, description: 'Families (for PIK-R: youths) the group is for.' })
  target?: number | null;
}

@InputType({ description: 'Changes to the Rumah DataKu. A field that is left out keeps its value; null removes it.' })
export class RumahDataKuInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day it was established.' })
  establishedOn?: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'The decree (SK) that established it.' })
  decree?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  location?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the last update of its data.' })
  dataUpdatedOn?: IsoDate | null;
}

@InputType({
  description:
    'Changes to the profile of a Kampung KB. A field that is left out keeps its value; null removes it. A list replaces the whole list; an empty list records that there are no entries. Texts up to 1,000 characters.',
})
export class KampungKBProfileInput implements ProfileChange {
  @Field(() => String, { nullable: true, description: 'Overview, as text.' })
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

  @Field(() => [FundingSource], { nullable: true, description: 'Its sources of funding.' })
  fundingSources?: FundingSource[] | null;

  @Field(() => [PlanningDataSource], { nullable: true, description: 'The data used for planning.' })
  planningData?: PlanningDataSource[] | null;

  @Field(() => [MechanismInput], { nullable: true, description: 'The mechanisms by which its work is run.' })
  mechanisms?: MechanismInput[] | null;

  @Field(() => [ActivityGroupInput], { nullable: true, description: 'Its activity groups.' })
  activityGroups?: ActivityGroupInput[] | null;

  @Field(() => RumahDataKuInput, { nullable: true, description: 'Its Rumah DataKu; null removes what is recorded about it.' })
  rumahDataKu?: RumahDataKuInput | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the newest K/0 card was submitted in SIGA.' })
  k0SubmittedOn?: IsoDate | null;
}
