import { localAdministrator } from '../../src/access/viewer.ts';
import { chainEntries } from '../../src/access/audit/chainEntries.ts';
import {
  acknowledgeAlert,
  escalateAlerts,
  pruneAlertEvents,
  resolveAlert,
  sweepEnded,
  sweepMissedWeighings,
  sweepPrevalence,
} from '../../src/alerts/index.ts';
import {
  assignPosyandu,
  closeAgedOutCases,
  recomputeGrowth,
  recordMeasurement,
  recordMeasurements,
  registerChild,
  registerFamilies,
  registerFamily,
} from '../../src/children/index.ts';
import { rejectDuplicate, sweepDuplicates } from '../../src/duplicates/index.ts';
import type { Random } from '../../src/demo/Random.ts';
import {
  addFamilyMember,
  changeFamilyMember,
  FamilyRelation,
  mergeFamilies,
  mergeMembers,
  rotateNikKey,
  Sex,
} from '../../src/families/index.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { decideRow } from '../../src/imports/jobs/decideRow.ts';
import { startImport } from '../../src/imports/jobs/startImport.ts';
import { undoImport } from '../../src/imports/jobs/undoImport.ts';
import { rebuildRollup } from '../../src/indicators/index.ts';
import { closePosyandu, createPosyandu, mergePosyandu, placePosyandus, renamePosyandu, reopenPosyandu } from '../../src/posyandu/index.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { sweepRetention } from '../../src/privacy/sweepRetention.ts';
import { publish } from '../../src/hub/publish.ts';
import {
  addProgramVillages,
  changePartner,
  changeProgram,
  createPartner,
  createProgram,
  endEnrolment,
  EnrolmentOutcome,
  Helix,
  ProgramKind,
  removeProgramVillages,
} from '../../src/programs/index.ts';
import type { Store } from '../../src/store/Store.ts';
import {
  addWorkingGroupMember,
  attestKampungKB,
  changeProfile,
  classifyKampungKB,
  declareKampungKB,
  KampungKBClass,
  removeWorkingGroupMember,
  WorkingGroupRole,
} from '../../src/villages/index.ts';
import { indicatorWrites, type Write } from '../indicators/randomWrites.ts';
import { importFile, plannedImport } from '../imports/importFile.ts';
import { madeFile, madeRows } from '../imports/madeFile.ts';
import { fixtureVillages } from '../support/fixture.ts';

const today = '2026-11-20';
const nobody = '00000000-0000-4000-8000-000000000000';

/** The write of `everyWrite` that stands for each mutation of the schema. */
export const writeOfMutation: Readonly<Record<string, string>> = {
  acknowledgeAlert: 'acknowledge',
  addFamilyMember: 'addMember',
  addProgramVillages: 'addVillages',
  addWorkingGroupMember: 'addToGroup',
  assignPosyandu: 'assignPosyandu',
  attestKampungKB: 'attest',
  changeFamily: 'changeFamily',
  changeFamilyHead: 'changeHead',
  changeFamilyMember: 'correctBirth',
  changeKampungKBProfile: 'changeProfile',
  changePartner: 'changePartner',
  changeProgram: 'changeProgram',
  classifyKampungKB: 'classify',
  closePosyandu: 'closePosyandu',
  closeStuntingCase: 'closeCase',
  completeEnrolment: 'endEnrolment',
  correctMeasurement: 'correct',
  createPartner: 'createPartner',
  createPosyandu: 'createPosyandu',
  createProgram: 'createProgram',
  declareKampungKB: 'declare',
  endMonitoring: 'endMonitoring',
  endMonitoringOfFamily: 'endFamily',
  enrolFamilies: 'enrol',
  erasePerson: 'erase',
  exportPerson: 'export',
  mergeFamilies: 'merge',
  mergeMembers: 'mergeMembers',
  mergePosyandu: 'mergePosyandu',
  moveFamily: 'move',
  recordIntervention: 'intervene',
  recordMeasurement: 'record',
  recordMeasurements: 'recordMany',
  rejectDuplicate: 'reject',
  registerChild: 'registerChild',
  decideImportRow: 'decideRow',
  registerFamilies: 'registerMany',
  startImport: 'startImport',
  undoImport: 'undoImport',
  registerFamily: 'registerFamily',
  removeFamilyMember: 'removeMember',
  removeProgramVillages: 'removeVillages',
  removeWorkingGroupMember: 'removeFromGroup',
  renamePosyandu: 'renamePosyandu',
  reopenPosyandu: 'reopenPosyandu',
  resolveAlert: 'resolve',
  resumeMonitoring: 'resumeMonitoring',
  resumeMonitoringOfFamily: 'resumeFamily',
  splitFamily: 'split',
  triageStuntingCase: 'triage',
  voidMeasurement: 'void',
  withdrawEnrolment: 'endEnrolment',
};

/** Random writes of every kind there is: each mutation, each sweep, and the commands that may run beside a hub. */
export function everyWrite(hub: Hub, random: Random): Write[] {
  const { store, hooks, audit } = hub;
  const operation = { store, areas: hub.areas, hooks, viewer: localAdministrator, today };
  const caller = { viewer: localAdministrator, operation: null, requestId: null };
  const any = async (table: string, condition = 'true', column = 'id') => {
    const rows = await store.read<{ id: string }>('test', `select ${column} as id from ${table} t where ${condition} order by 1`);
    return rows.length === 0 ? nobody : random.pick(rows).id;
  };
  const day = (from: string, days: number) => new Date(Date.parse(from) + random.integer(0, days) * 86_400_000).toISOString().slice(0, 10);
  const village = () => random.pick(fixtureVillages);
  const clientKey = () => `kunci-${random.integer(1, 30)}`;
  // Few, so that the same come together.
  const nik = () => `33269901019500${String(random.integer(10, 99))}`;
  const name = () => `Nama ${random.integer(0, 1e9)}`;
  const reason = 'acak';
  const file = () => madeFile(madeRows(random, { children: 4, months: 2, villages: ['Kandangserang/Desa 1'], before: '2026-06-15' }));
  const head = { name: 'Ayah Kembar', sex: Sex.MALE, bornOn: '1985-01-01' };
  const spouse = { name: 'Ibu Kembar', sex: Sex.FEMALE, bornOn: '1988-01-01', relation: FamilyRelation.SPOUSE };

  return [
    ...indicatorWrites(hub, random),
    [
      'registerWithNiks',
      3,
      async () =>
        registerFamily(
          {
            villageCode: village(),
            clientKey: clientKey(),
            head: { ...head, name: name(), nik: nik() },
            members: [
              { ...spouse, nik: nik() },
              { name: name(), sex: Sex.MALE, nik: nik() },
            ],
          },
          operation,
        ),
    ],
    [
      'addWithNik',
      3,
      async () => addFamilyMember(await any('family'), { name: name(), sex: Sex.MALE, nik: nik(), clientKey: clientKey() }, operation),
    ],
    ['changeNik', 4, async () => changeFamilyMember(await any('person'), random.chance(0.2) ? { nik: null } : { nik: nik() }, operation)],
    [
      'mergeWithNiks',
      3,
      async () => {
        const kept = await registerFamily({ villageCode: village(), head, members: [spouse] }, operation);
        const again = await registerFamily(
          { villageCode: village(), head: { ...head, nik: nik() }, members: [{ ...spouse, nik: nik() }] },
          operation,
        );
        return mergeFamilies({ keepId: kept.id, mergeId: again.id, reason }, operation);
      },
    ],
    ['importFile', 1, async () => importFile({ hub }, await file())],
    [
      'startImport',
      1,
      async () => {
        const run = await plannedImport({ hub }, await file());
        await startImport(store, run.jobId, { alerts: false });
        return run.go();
      },
    ],
    [
      'decideRow',
      1,
      async () => {
        const { jobId } = await plannedImport({ hub }, await file());
        await store.read('test', `update import_row set fate = 'UNCLEAR' where job_id = $1`, [jobId]);
        return decideRow({ jobId, number: 1, childId: null }, operation);
      },
    ],
    ['undoImport', 1, async () => undoImport(await importFile({ hub }, await file()), operation)],
    [
      'registerMany',
      2,
      async () =>
        registerFamilies(
          [1, 2, 3].map(() => {
            const child = { name: name(), sex: Sex.FEMALE, bornOn: '2025-02-01', nik: nik() };
            const household = {
              villageCode: village(),
              clientKey: clientKey(),
              head: { ...head, name: name(), nik: nik() },
              children: [
                { ...child, measurements: [{ measuredOn: day('2026-01-01', 320), weightKg: 8, heightCm: random.integer(60, 80) }] },
              ],
            };
            return () => household;
          }),
          operation,
        ),
    ],
    [
      'recordMany',
      2,
      async () => {
        const ids = await Promise.all([1, 2, 3, 4].map(() => any('child')));
        return recordMeasurements(
          ids.map((childId) => () => ({
            childId,
            measuredOn: day('2026-01-01', 320),
            weightKg: random.integer(50, 150) / 10,
            heightCm: random.integer(60, 100),
          })),
          operation,
        );
      },
    ],
    ['acknowledge', 3, async () => acknowledgeAlert(await any('alert', `status <> 'RESOLVED'`), operation)],
    [
      'resolve',
      3,
      async () =>
        resolveAlert({ id: await any('alert', `status <> 'RESOLVED'`), note: random.chance(0.5) ? 'dikunjungi' : null }, operation),
    ],
    ['createPartner', 1, async () => createPartner({ name: name(), helix: Helix.MEDIA, clientKey: clientKey() }, operation)],
    ['changePartner', 1, async () => changePartner(await any('partner'), { name: name() }, operation)],
    [
      'createProgram',
      1,
      async () =>
        createProgram(
          {
            kind: ProgramKind.PKH,
            name: name(),
            leadId: await any('partner'),
            partnerIds: [await any('partner')],
            startsOn: '2026-01-01',
            villageCodes: [village()],
            clientKey: clientKey(),
          },
          operation,
        ),
    ],
    [
      'changeProgram',
      1,
      async () => changeProgram(await any('program'), { budgetIdr: random.integer(1, 1e6), partnerIds: [await any('partner')] }, operation),
    ],
    [
      'addVillages',
      1,
      async () => addProgramVillages({ programId: await any('program'), villageCodes: [village(), village()] }, operation),
    ],
    ['removeVillages', 1, async () => removeProgramVillages(await any('program'), [village()], operation)],
    [
      'endEnrolment',
      3,
      async () =>
        endEnrolment(
          {
            id: await any('enrolment', 'ended_on is null'),
            outcome: random.pick([EnrolmentOutcome.COMPLETED, EnrolmentOutcome.WITHDRAWN]),
            reason,
          },
          operation,
        ),
    ],
    [
      'declare',
      1,
      async () =>
        declareKampungKB(
          {
            villageCode: await any('village', 'not exists (select from kampung_kb k where k.village_code = t.code)', 'code'),
            declaredOn: '2026-01-01',
            clientKey: clientKey(),
          },
          operation,
        ),
    ],
    [
      'classify',
      1,
      async () =>
        classifyKampungKB(
          {
            villageCode: village(),
            class: KampungKBClass.BERKEMBANG,
            decidedOn: day('2026-01-02', 300),
            evidence: 'SK',
            clientKey: `k-${random.integer(1, 1e9)}`,
          },
          operation,
        ),
    ],
    [
      'attest',
      1,
      async () =>
        attestKampungKB(
          {
            villageCode: village(),
            facts: { participation: 80 },
            attestedOn: '2026-02-01',
            evidence: 'SK',
            clientKey: `k-${random.integer(1, 1e9)}`,
          },
          operation,
        ),
    ],
    ['changeProfile', 1, async () => changeProfile(village(), { overview: name() }, operation)],
    [
      'addToGroup',
      1,
      async () =>
        addWorkingGroupMember(
          {
            villageCode: village(),
            role: WorkingGroupRole.CHAIR,
            name: name(),
            since: '2026-01-01',
            trained: true,
            clientKey: `k-${random.integer(1, 1e9)}`,
          },
          operation,
        ),
    ],
    [
      'removeFromGroup',
      1,
      async () => removeWorkingGroupMember({ id: await any('working_group_member', 'until is null'), until: today }, operation),
    ],
    [
      'createPosyandu',
      3,
      async () => createPosyandu({ villageCode: village(), name: `Melati ${random.integer(1, 5)}`, clientKey: clientKey() }, operation),
    ],
    [
      'placePosyandus',
      2,
      async () =>
        store.transaction((em) =>
          placePosyandus(
            em,
            [1, 2].map(() => ({ villageCode: village(), name: `Mawar ${random.integer(1, 3)}` })),
            'import',
          ),
        ),
    ],
    [
      'renamePosyandu',
      2,
      async () => renamePosyandu(await any('posyandu'), { name: `Melati ${random.integer(1, 9)}`, rw: '3' }, operation),
    ],
    [
      'closePosyandu',
      1,
      async () => closePosyandu({ id: await any('posyandu', 'closed_on is null'), on: day('2026-10-01', 40) }, operation),
    ],
    ['reopenPosyandu', 1, async () => reopenPosyandu(await any('posyandu', 'closed_on is not null'), operation)],
    [
      'mergePosyandu',
      2,
      async () => {
        const keepId = await any('posyandu', 'merged_into_id is null');
        const inVillage = `village_code = (select village_code from posyandu where id = '${keepId}')`;
        return mergePosyandu({ keepId, mergeId: await any('posyandu', `${inVillage} and id <> '${keepId}'`) }, operation);
      },
    ],
    [
      'assignPosyandu',
      6,
      async () => {
        const posyanduId = await any('posyandu', 'closed_on is null and merged_into_id is null');
        const childId = await any('child', `village_code = (select village_code from posyandu where id = '${posyanduId}')`);
        return assignPosyandu({ childIds: [childId], posyanduId }, operation);
      },
    ],
    [
      'registerAtPosyandu',
      2,
      async () => {
        const posyanduId = await any('posyandu', 'closed_on is null');
        const familyId = await any('family', `village_code = (select village_code from posyandu where id = '${posyanduId}')`);
        return registerChild({ familyId, posyanduId, name: name(), sex: Sex.MALE, bornOn: '2025-03-01' }, operation);
      },
    ],
    [
      'measureAtPosyandu',
      3,
      async () =>
        recordMeasurement(
          { childId: await any('child'), posyanduId: await any('posyandu'), measuredOn: day('2026-01-01', 320), weightKg: 9 },
          operation,
        ),
    ],
    [
      'mergeMembers',
      3,
      async () => {
        const familyId = await any('family');
        const child = { familyId, sex: Sex.MALE, bornOn: '2025-03-01' };
        const kept = await registerChild({ ...child, name: name(), nik: random.chance(0.3) ? nik() : null }, operation);
        const again = await registerChild({ ...child, name: name(), nik: random.chance(0.3) ? nik() : null }, operation);
        return mergeMembers({ keepId: kept.id, mergeId: again.id, reason }, operation);
      },
    ],
    ['reject', 2, async () => rejectDuplicate({ id: await any('duplicate_candidate'), reason }, operation)],
    ['erase', 2, async () => erasePerson(store, { personId: await any('person'), reason, caller })],
    [
      'eraseKeyed',
      1,
      async () => {
        const { id: familyId } = await registerFamily(
          { villageCode: village(), clientKey: `k-${random.integer(1, 1e9)}`, head: { ...head, name: name() } },
          operation,
        );
        const added = await addFamilyMember(familyId, { name: name(), sex: Sex.MALE, clientKey: `k-${random.integer(1, 1e9)}` }, operation);
        return erasePerson(store, { personId: added.id, reason, caller });
      },
    ],
    ['export', 1, async () => exportPerson(store, audit, { personId: await any('person'), reason, caller })],
    ...sweeps(hub, random),
  ];
}

/** What runs by itself or as a command. */
export function sweeps(hub: Hub, random: Random): Write[] {
  const { store, hooks, alertThresholds: thresholds } = hub;
  const sweep = () => ({ store, hooks, today: random.pick(['2026-11-20', '2026-12-10', '2027-02-10', '2029-06-01']), thresholds });
  return [
    ['closeAgedOut', 1, async () => closeAgedOutCases(store, hooks, sweep().today)],
    ['sweepEnded', 1, async () => sweepEnded(sweep())],
    ['sweepMissed', 1, async () => sweepMissedWeighings(sweep())],
    ['sweepPrevalence', 1, async () => sweepPrevalence({ ...sweep(), thresholds: { ...thresholds, prevalenceMinChildren: 3 } })],
    ['sweepDuplicates', 1, async () => sweepDuplicates(store)],
    ['escalate', 1, async () => escalateAlerts({ store, hooks, now: new Date(), hours: 0 })],
    ['prune', 1, async () => pruneAlertEvents(store, { days: 0, now: new Date(Date.now() - 2_000) })],
    ['retention', 1, async () => sweepRetention(store, { today: '2029-06-01', years: 0, batch: 4 })],
    ['recomputeAll', 1, async () => recomputeGrowth({ store, hooks, all: true, batchSize: 7 })],
    ['rebuild', 0.5, async () => rebuildRollup(store, 'Asia/Jakarta')],
    ['seal', 1, async () => chainEntries(store)],
    ['publish', 1, async () => publish(store, today, { anew: true })],
  ];
}

/** Brings the NIKs under each of two keys in turn. @param stores on one database; the first key of each is the other's second. */
export function rotations(stores: readonly [Store, Store]): Write {
  let turn = 0;
  return ['rotate', 1, async () => rotateNikKey(stores[turn++ % 2 === 0 ? 0 : 1], { batch: 5 })];
}
