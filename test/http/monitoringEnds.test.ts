import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepMissedWeighings } from '../../src/alerts/index.ts';
import { defaultAlertThresholds } from '../../src/stunting/alertThresholds.ts';
import { memberOf, newFamily, villages, type WholeFamily } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  interface State {
    monitoringEnd: string | null;
    monitoringEndedOn: string | null;
    stuntingCase: { status: string; closedOn: string | null; history: { type: string }[] } | null;
    family: { monitoringEnd: string | null; stuntingRisk: { atRisk: boolean }; enrolments: { endedOn: string | null }[] };
  }

  const stateOf = (id: string) =>
    dataOf<{ node: State }>(
      url,
      `query ($id: ID!) { node(id: $id) { ... on Child {
        monitoringEnd monitoringEndedOn stuntingCase { status closedOn history { type } }
        family { monitoringEnd stuntingRisk { atRisk } enrolments { endedOn } } } } }`,
      { id },
    ).then(({ node }) => node);

  const end = (id: string, reason: string, on: string | null = null) =>
    ask<{ endMonitoring: { id: string } }>(
      url,
      'mutation ($id: ID!, $reason: MonitoringEnd!, $on: Date) { endMonitoring(id: $id, reason: $reason, on: $on, note: "Surat desa") { id name monitoringEnd } }',
      { id, reason, on },
    );
  const resume = (id: string) =>
    ask(url, 'mutation ($id: ID!) { resumeMonitoring(id: $id, reason: "Keliru") { id monitoringEnd } }', { id });
  const endFamily = (id: string, reason: string) =>
    ask(url, 'mutation ($id: ID!, $reason: MonitoringEnd!) { endMonitoringOfFamily(id: $id, reason: $reason) { id monitoringEnd } }', {
      id,
      reason,
    });
  const resumeFamily = (id: string) =>
    ask(url, 'mutation ($id: ID!) { resumeMonitoringOfFamily(id: $id, reason: "Kembali") { id monitoringEnd } }', { id });

  /** A family whose child is under monitoring, and stunted since May. */
  async function stunted(): Promise<{ family: WholeFamily; child: string }> {
    const family = await newFamily(url, { housing: { safeDrinkingWater: false }, members: undefined });
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: family.id, name: `Anak ${family.id.slice(-6)}`, sex: 'FEMALE', bornOn: '2024-06-15' } },
    );
    await measure(url, registerChild.id, '2026-05-02', 74);
    return { family, child: registerChild.id };
  }

  const alertsOf = (child: string) =>
    served.hub.store.read<{ kind: string; status: string; resolution: string | null }>(
      'alerts',
      'select kind, status, resolution from alert where child_id = $1 order by raised_seq',
      [child.slice('Child_'.length)],
    );
  const listed = async (family: string, monitoring?: string) => {
    const { children } = await dataOf<{ children: { nodes: { family: { id: string } }[] } }>(
      url,
      'query ($filter: ChildFilter) { children(first: 500, filter: $filter) { nodes { family { id } } } }',
      { filter: { area: villages.home, ...(monitoring && { monitoring }) } },
    );
    return children.nodes.some((node) => node.family.id === family);
  };
  /** How many children count in the village this month. */
  const counted = async () => {
    const { village } = await dataOf<{ village: { indicators: { points: { value: number }[] }[] } }>(
      url,
      '{ village(code: "33.26.01.2001") { indicators(from: "2026-05", to: "2026-06", keys: [CHILDREN_UNDER_FIVE]) { points { value } } } }',
    );
    return village.indicators[0]?.points.map(({ value }) => value);
  };

  describe('The end of the monitoring of a child', () => {
    it('closes its case, resolves its alerts, and takes it out of lists; a retry changes nothing', async () => {
      const { family, child } = await stunted();
      expect((await alertsOf(child)).map(({ status }) => status)).toContain('OPEN');
      expect((await end(child, 'DIED', '2026-06-01')).errors).toBeUndefined();
      expect((await end(child, 'DIED', '2026-06-01')).errors).toBeUndefined();
      expect(await stateOf(child)).toMatchObject({
        monitoringEnd: 'DIED',
        monitoringEndedOn: '2026-06-01',
        stuntingCase: { status: 'CLOSED_DIED', closedOn: '2026-06-01', history: [{ type: 'OPENED' }, { type: 'CLOSED' }] },
      });
      for (const alert of await alertsOf(child))
        expect(alert).toMatchObject({ status: 'RESOLVED', resolution: 'Monitoring has ended: the child has died.' });
      expect([await listed(family.id), await listed(family.id, 'ENDED'), await listed(family.id, 'ANY')]).toEqual([false, true, true]);
      // Another end has to be undone first.
      expect((await end(child, 'MOVED_OUT')).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['id'] });
    });

    it('is in the history of the family, with who, when and why, and in the access log', async () => {
      const { family, child } = await stunted();
      await end(child, 'MOVED_OUT', '2026-06-02');
      const { node } = await dataOf<{ node: unknown }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Family { history(first: 1) { nodes { kind happenedOn reason recordedBy fields { field after } person { id } } } } } }',
        { id: family.id },
      );
      expect(node).toEqual({
        history: {
          nodes: [
            {
              kind: 'MONITORING_ENDED',
              happenedOn: '2026-06-02',
              reason: 'Surat desa',
              recordedBy: 'local',
              fields: [{ field: 'monitoringEnd', after: 'MOVED_OUT' }],
              person: { id: child.replace('Child_', 'Person_') },
            },
          ],
        },
      });
      const { node: logged } = await dataOf<{ node: { accessLog: { nodes: { action: string; fields: string[] }[] } } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Child { accessLog(first: 5) { nodes { action fields } } } } }',
        { id: child },
      );
      expect(logged.accessLog.nodes.some(({ action, fields }) => action === 'WRITE' && fields.includes('Child'))).toBe(true);
    });

    it.each([
      ['DIED', [1, 1]],
      ['MOVED_OUT', [1, 1]],
      ['REFUSED', [1, 1]],
      ['ENTERED_IN_ERROR', [0, 0]],
    ])('counts by its reason: %s', async (reason, expected) => {
      const before = (await counted()) ?? [];
      const { child } = await stunted();
      await end(child, reason, '2026-06-01');
      const after = (await counted()) ?? [];
      expect(after.map((value, month) => value - (before[month] ?? 0))).toEqual(expected);
    });

    it('counts no longer in the months after it, unless the family refuses', async () => {
      const before = (await counted()) ?? [];
      const [moved, refused] = [await stunted(), await stunted()];
      await end(moved.child, 'MOVED_OUT', '2026-05-31');
      await end(refused.child, 'REFUSED', '2026-05-31');
      expect((await counted())?.map((value, month) => value - (before[month] ?? 0))).toEqual([2, 1]);
    });

    it('refuses later measurements and takes those of before without a case or an alert', async () => {
      const { child } = await stunted();
      await end(child, 'MOVED_OUT', '2026-05-20');
      const record = (measuredOn: string) =>
        ask(url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
          input: { childId: child, measuredOn, weightKg: 8, heightCm: 70 },
        });
      const { errors } = await record('2026-05-21');
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'CONFLICT', inputPath: ['input', 'measuredOn'] },
        message: expect.stringContaining('allowed: a date up to 2026-05-20') as string,
      });
      const alerts = await alertsOf(child);
      expect((await record('2026-05-19')).errors).toBeUndefined();
      expect(await alertsOf(child)).toEqual(alerts);
      expect((await stateOf(child)).stuntingCase?.status).toBe('CLOSED_MOVED');
    });

    it.each([
      ['in the future', '2026-06-16', 'on'],
      ['before the last measurement', '2026-05-01', 'on'],
      ['before the birth', '2024-06-14', 'on'],
    ])('refuses a day %s and stores nothing', async (_, on, argument) => {
      const { child } = await stunted();
      const { errors } = await end(child, 'DIED', on);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: [argument] });
      expect((await stateOf(child)).monitoringEnd).toBeNull();
    });

    it('takes it out of the risk of its family, which its siblings may still be in', async () => {
      const { family, child } = await stunted();
      expect((await stateOf(child)).family.stuntingRisk.atRisk).toBe(true);
      await end(child, 'DIED', today);
      const { node } = await dataOf<{ node: { members: { id: string; goneOn: string | null; cohorts: string[] }[] } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Family { members { id goneOn cohorts } } } }',
        { id: family.id },
      );
      expect(node.members.find(({ id }) => id === child.replace('Child_', 'Person_'))).toMatchObject({ goneOn: today, cohorts: [] });
    });

    it('raises no alert for weighings that are missed afterwards', async () => {
      const [going, gone] = [await stunted(), await stunted()];
      await end(gone.child, 'REFUSED', '2026-05-03');
      // Others of the village are weighed in the months that these two miss.
      const other = await stunted();
      for (const measuredOn of ['2026-06-01', '2026-07-01', '2026-08-01'])
        await served.hub.store.read(
          'weighing',
          `insert into measurement (id, child_id, measured_on, age_in_days, weight_kg, oedema, stunted, severely_stunted, wasted, severely_wasted, underweight, reference_version, recorded_by, recorded_at)
            values (gen_random_uuid(), $1, $2, 800, 10, false, false, false, false, false, false, 'test', 'test', now())`,
          [other.child.slice('Child_'.length), measuredOn],
        );
      await sweepMissedWeighings({ ...served.hub, today: '2026-08-15', thresholds: defaultAlertThresholds });
      const missed = async (child: string) => (await alertsOf(child)).some(({ kind }) => kind === 'MISSED_WEIGHINGS');
      expect([await missed(going.child), await missed(gone.child)]).toEqual([true, false]);
    });

    it('is undone: the case goes on, the alerts are raised again, the child counts', async () => {
      const { child } = await stunted();
      const before = await counted();
      await end(child, 'ENTERED_IN_ERROR');
      expect((await resume(child)).errors).toBeUndefined();
      expect((await resume(child)).errors).toBeUndefined();
      expect(await stateOf(child)).toMatchObject({
        monitoringEnd: null,
        monitoringEndedOn: null,
        stuntingCase: { status: 'OPEN', closedOn: null, history: [{ type: 'OPENED' }, { type: 'CLOSED' }, { type: 'REOPENED' }] },
      });
      expect((await alertsOf(child)).map(({ status }) => status)).toContain('OPEN');
      expect(await counted()).toEqual(before);
      await measure(url, child, '2026-06-10', 74.5);
    });

    it('is told to whoever removes or registers the child instead', async () => {
      const { family, child } = await stunted();
      const removal = await ask(url, 'mutation ($id: ID!) { removeFamilyMember(id: $id, removal: DIED) { id } }', {
        id: child.replace('Child_', 'Person_'),
      });
      expect(removal.errors?.[0]?.message).toContain('endMonitoring');
      await end(child, 'MOVED_OUT');
      const again = await ask(url, 'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }', {
        input: { familyId: family.id, name: `Anak ${family.id.slice(-6)}`, sex: 'FEMALE', bornOn: '2024-06-15' },
      });
      expect(again.errors?.[0]).toMatchObject({
        extensions: { code: 'CONFLICT' },
        message: expect.stringContaining('resumeMonitoring') as string,
      });
    });

    it('does not come with a move to another village of the regency, which keeps the record', async () => {
      const { family, child } = await stunted();
      await dataOf(url, 'mutation ($id: ID!, $input: MoveFamilyInput!) { moveFamily(id: $id, input: $input) { id } }', {
        id: family.id,
        input: { villageCode: villages.far, movedOn: '2026-06-01', reason: 'Pindah' },
      });
      expect(await stateOf(child)).toMatchObject({ monitoringEnd: null, stuntingCase: { status: 'OPEN' } });
    });
  });

  describe('The end of the monitoring of a family', () => {
    const enrol = async (familyId: string) => {
      const { programs } = await dataOf<{ programs: { nodes: { id: string; kind: string }[] } }>(url, '{ programs { nodes { id kind } } }');
      const program = programs.nodes.find(({ kind: of }) => of === 'CLEAN_WATER');
      await dataOf(
        url,
        'mutation ($program: ID!, $families: [ID!]!) { enrolFamilies(programId: $program, familyIds: $families) { refusal { reason } } }',
        {
          program: program?.id,
          families: [familyId],
        },
      );
    };

    it('ends that of its children and its enrolments, and takes it out of lists; undone, the children go on', async () => {
      const { family, child } = await stunted();
      await enrol(family.id);
      expect((await stateOf(child)).family.enrolments).toEqual([{ endedOn: null }]);
      expect((await endFamily(family.id, 'MOVED_OUT')).errors).toBeUndefined();
      expect(await stateOf(child)).toMatchObject({
        monitoringEnd: 'MOVED_OUT',
        stuntingCase: { status: 'CLOSED_MOVED' },
        family: { monitoringEnd: 'MOVED_OUT', stuntingRisk: { atRisk: false }, enrolments: [{ endedOn: today }] },
      });
      const families = async (monitoring?: string) =>
        (
          await dataOf<{ families: { nodes: { id: string }[] } }>(
            url,
            'query ($filter: FamilyFilter) { families(first: 500, filter: $filter) { nodes { id } } }',
            { filter: monitoring && { monitoring } },
          )
        ).families.nodes.some(({ id }) => id === family.id);
      expect([await families(), await families('ENDED')]).toEqual([false, true]);
      expect((await resume(child)).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
      expect((await resumeFamily(family.id)).errors).toBeUndefined();
      expect(await stateOf(child)).toMatchObject({
        monitoringEnd: null,
        stuntingCase: { status: 'OPEN' },
        family: { monitoringEnd: null, stuntingRisk: { atRisk: true }, enrolments: [{ endedOn: today }] },
      });
    });

    it('keeps the enrolments of a family that refuses', async () => {
      const { family, child } = await stunted();
      await enrol(family.id);
      await endFamily(family.id, 'REFUSED');
      expect(await stateOf(child)).toMatchObject({
        monitoringEnd: 'REFUSED',
        stuntingCase: { status: 'CLOSED_REFUSED' },
        family: { stuntingRisk: { atRisk: true }, enrolments: [{ endedOn: null }] },
      });
    });

    it('leaves a child alone that had ended before, and refuses a new one', async () => {
      const { family, child } = await stunted();
      await end(child, 'DIED', '2026-06-01');
      await endFamily(family.id, 'MOVED_OUT');
      expect((await stateOf(child)).monitoringEnd).toBe('DIED');
      const { errors } = await ask(url, 'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }', {
        input: { familyId: family.id, name: 'Adik Contoh', sex: 'MALE', bornOn: '2026-01-15' },
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['input', 'familyId'] });
      await resumeFamily(family.id);
      expect((await stateOf(child)).monitoringEnd).toBe('DIED');
    });

    it('is undone by a merge with a duplicate that goes on', async () => {
      const { family, child } = await stunted();
      const twin = await newFamily(url, {
        head: { name: memberOf(family, 'HEAD').name, sex: 'MALE', bornOn: '1995-01-01' },
        members: [],
      });
      await endFamily(family.id, 'ENTERED_IN_ERROR');
      await dataOf(url, 'mutation ($keep: ID!, $merge: ID!) { mergeFamilies(keepId: $keep, mergeId: $merge, reason: "Sama") { id } }', {
        keep: family.id,
        merge: twin.id,
      });
      const state = await stateOf(child);
      expect(state.family.monitoringEnd).toBeNull();
    });
  });
});
