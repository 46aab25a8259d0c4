import type { ClassFacts, Fact } from './classProgress.ts';
import type { FactName } from './classCriteria.ts';
import type { AttestableFact, KampungKBAttestation } from './KampungKBAttestation.ts';
import { ActivityGroupKind } from './kampungKBEnums.ts';
import type { ActivityGroupFacts } from './ProfileDocument.ts';
import type { ProfileNow } from './readProfiles.ts';
import type { WorkingGroupMember } from './WorkingGroupMember.ts';

/** What the records of the hub say of a Kampung KB. */
export interface KampungKBRecords {
  profile: ProfileNow | null;
  members: readonly Pick<WorkingGroupMember, 'trained' | 'demo'>[];
  /** Newest first. */
  attestations: readonly Pick<KampungKBAttestation, 'facts' | 'demo'>[];
  programs: ProgramRecords;
}

/** What the programs at work in the village say of it. */
export interface ProgramRecords {
  /** How many partners lead one. */
  agencies: number;
  /** The activity groups that families are enrolled in as programs: those enrolled, of those they are for. */
  groups: readonly ActivityGroupFacts[];
  demo: boolean;
}

/** The facts that the class is scored by: computed from records where there are any, else attested, else unknown. */
export function classFacts({ profile, members, attestations, programs }: KampungKBRecords): ClassFacts {
  const recorded = (value: number | null | undefined): Fact =>
    value == null ? unknown : { value, source: 'COMPUTED', demo: profile?.demo ?? false };
  const attested = (name: AttestableFact): Fact => {
    const newest = attestations.find(({ facts }) => facts[name] !== null);
    return newest === undefined ? unknown : { value: newest.facts[name], source: 'ATTESTED', demo: newest.demo };
  };
  return {
    workingGroup: workingGroupFact(profile, members),
    fundingSources: recorded(profile?.fundingSources?.length),
    activityGroups: recorded(profile?.activityGroups?.length),
    facilities: recorded(countOf(profile?.secretariat, profile && hasDataHouse(profile))),
    officerAndRegulation: recorded(countOf(profile?.fieldOfficer, profile?.villageRegulation)),
    planningData: recorded(profile?.planningData?.length),
    mechanisms: recorded(profile?.mechanisms?.length),
    agencies: { value: programs.agencies, source: 'COMPUTED', demo: programs.demo },
    participation: participationFact(profile, programs) ?? attested('participation'),
    contraceptivePrevalence: attested('contraceptivePrevalence'),
    longActingShare: attested('longActingShare'),
    unmetNeed: attested('unmetNeed'),
  } satisfies Record<FactName, Fact>;
}

const unknown: Fact = { value: null, source: 'UNKNOWN', demo: false };

/** 0 none, 1 exists, 2 has members or training, 3 both. A group exists once it has a decree or a member. */
function workingGroupFact(profile: ProfileNow | null, members: KampungKBRecords['members']): Fact {
  const hasMembers = members.length > 0;
  const exists = hasMembers || (profile?.workingGroupDecree ?? null) !== null;
  const trained = members.some((member) => member.trained);
  return {
    value: Number(exists) + Number(hasMembers) + Number(trained),
    source: 'COMPUTED',
    demo: profile?.demo === true || members.some(({ demo }) => demo),
  };
}

/** How many of two facts hold; null while neither is recorded. */
function countOf(one: boolean | null | undefined, other: boolean | null | undefined): number | null {
  return one == null && other == null ? null : Number(one === true) + Number(other === true);
}

/** Whether a Rumah DataKu is established; null while nothing is recorded of it. */
function hasDataHouse({ rumahDataKu }: ProfileNow): boolean | null {
  return rumahDataKu === null ? null : rumahDataKu.establishedOn !== null;
}

/** The figures that are recorded of a group count; where there are none, its enrolments do. Null while no group has either. */
function participationFact(profile: ProfileNow | null, programs: ProgramRecords): Fact | null {
  const own = (profile?.activityGroups ?? []).filter(hasFigures);
  const enrolled = programs.groups.filter((group) => hasFigures(group) && !own.some(({ kind }) => kind === group.kind));
  if (own.length + enrolled.length === 0) return null;
  const demo = (own.length > 0 && profile?.demo === true) || (enrolled.length > 0 && programs.demo);
  return { value: meanParticipation([...own, ...enrolled]), source: 'COMPUTED', demo };
}

/**
 * Mean share, in percent, of those the five groups are for who take part. A group without figures counts as 0
 * (*practice*: so that founding a group never lowers the mean).
 */
export function meanParticipation(groups: readonly ActivityGroupFacts[]): number {
  const shares = groups.filter(hasFigures).map(({ participants, target }) => (participants ?? 0) / (target ?? 1));
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / Object.keys(ActivityGroupKind).length;
}

function hasFigures({ participants, target }: ActivityGroupFacts): boolean {
  return participants !== null && target !== null && target > 0;
}
