import { hasCaseAccess } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import {
  Program,
  programList,
  ProgramKind,
  readConvergence,
  villageProgramList,
  type ProgramFilter,
  type VillageProgram,
} from '../../src/programs/index.ts';
import { largestPageSize } from '../../src/store/paging/pageRequest.ts';
import {
  ActivityGroupKind,
  readAttestations,
  readProfiles,
  readWorkingGroups,
  type KampungKBAttestation,
  type ProfileNow,
  type ProgramRecords,
  type WorkingGroupMember,
} from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

/*
 * What is recorded of a Kampung KB, read for all villages of the operation together. The programs at work in a village
 * are read here, above both subgraphs: villages do not know programs.
 */

export function profileOf(village: AreaCode, { loaders }: HubContext): Promise<ProfileNow | null> {
  return loaders.custom('profiles of kampung kb', (codes) => readProfiles(loaders.store, codes)).load(village);
}

export function workingGroupOf(village: AreaCode, { loaders, hub }: HubContext): Promise<WorkingGroupMember[]> {
  return loaders.custom('working groups', (codes) => readWorkingGroups(loaders.store, codes, hub.today())).load(village);
}

export function attestationsOf(village: AreaCode, { loaders }: HubContext): Promise<KampungKBAttestation[]> {
  return loaders.custom('attestations of kampung kb', (codes) => readAttestations(loaders.store, codes)).load(village);
}

/** The activity groups that are programs too. */
const groupOf: Partial<Record<ProgramKind, ActivityGroupKind>> = {
  [ProgramKind.BINA_KELUARGA_BALITA]: ActivityGroupKind.BKB,
  [ProgramKind.BINA_KELUARGA_REMAJA]: ActivityGroupKind.BKR,
  [ProgramKind.UPPKA]: ActivityGroupKind.UPPKA,
};

/** Facts about a village from the programs that work there today. */
export async function programRecordsOf(village: AreaCode, context: HubContext): Promise<ProgramRecords> {
  const { loaders, hub, unlimited, viewer } = context;
  const today = hub.today();
  // Shares of whole villages: of every village, and exact for those who work with its cases.
  const caseAccess = hasCaseAccess(viewer, village);
  const everywhere = { ...viewer, areas: null, caseAccess };
  const page = { limit: largestPageSize, looksFurther: false, backward: false, after: null, before: null };
  const query = {
    page,
    filter: { activeOn: today },
    orderBy: villageProgramList.defaultOrder,
    viewer,
    columns: ['programId', 'since', 'until', 'demo'],
  };
  const [atWork, kinds] = await Promise.all([
    loaders.pages<VillageProgram, ProgramFilter>(villageProgramList, 'village', query).load(village),
    loaders
      .custom(`group enrolments of villages ${caseAccess}`, (codes) =>
        readConvergence(unlimited, codes, { viewer: everywhere, today, maxWelfareDecile: null }),
      )
      .load(village),
  ]);
  const here = atWork.nodes.filter(({ since, until }) => since <= today && (until === null || until >= today));
  const programs = await Promise.all(here.map(({ programId }) => loaders.byKey<Program>(programList).load(programId)));
  return {
    agencies: new Set(programs.flatMap((program) => program?.leadId ?? [])).size,
    groups: kinds.flatMap(({ kind, enrolled, eligible }) => {
      const group = groupOf[kind];
      return group === undefined || enrolled === 0 ? [] : [{ kind: group, participants: enrolled, target: eligible }];
    }),
    demo: here.some(({ demo }) => demo),
  };
}
