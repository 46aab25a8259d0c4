import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import {
  alertMessage,
  escalateAlerts,
  type AlertFacts,
  type AlertKind,
  type MessageLocale,
  resolveAlert,
  sweepEnded,
  sweepMissedWeighings,
  sweepPrevalence,
} from '../../src/alerts/index.ts';
import { closeStuntingCase, CaseStatus, correctMeasurement, type ChildOperation, recordMeasurement } from '../../src/children/index.ts';
import { defaultAlertThresholds } from '../../src/stunting/alertThresholds.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { openTestHub, type TestHub } from '../support/testHub.ts';

/** In August, the two full months before are June and July; the fixture's children were last weighed in May. */
const august = '2026-08-10';
const october = '2026-10-10';
const [first = '', second = '', third = '', fourth = '', fifth = ''] = fixtureVillages;

interface StoredAlert {
  id: string;
  kind: AlertKind;
  status: string;
  villageCode: string;
  childId: string | null;
  since: string;
  resolution: string | null;
  level: string;
  facts: AlertFacts;
}

onAnyDatabase((kind) => {
  let test: TestHub;
  let operation: ChildOperation;
  let today: string;
  const thresholds = { ...defaultAlertThresholds, prevalenceMinChildren: 3 };

  beforeAll(async () => {
    test = await openTestHub(kind, () => today);
  });
  afterAll(() => test.close());

  function become(day: string): void {
    today = day;
    operation = { store: test.hub.store, viewer: localAdministrator, today, hooks: test.hub.hooks };
  }
  const sweep = () => ({ store: test.hub.store, hooks: test.hub.hooks, today, thresholds });
  const alertsOf = (name: string) =>
    test.hub.store.read<StoredAlert>(
      'alerts',
      `select id, kind, status, village_code as "villageCode", child_id as "childId", since, resolution, escalation_level as level, facts from alert where kind = $1 order by raised_seq`,
      [name],
    );
  const childrenOf = async (village: string) =>
    (await test.hub.store.read<{ id: string }>('children', 'select id from child where village_code = $1 order by born_on', [village])).map(
      ({ id }) => id,
    );
  const weigh = (childId: string | undefined, measuredOn: string, values: { heightCm?: number; weightKg?: number } = { weightKg: 11 }) =>
    recordMeasurement({ childId: childId ?? '', measuredOn, ...values }, operation);
  const messageOf = (alert: StoredAlert | undefined, locale: MessageLocale) =>
    alert === undefined ? null : alertMessage(alert.kind, alert.facts, locale);
  /** Events of the log by alert, in order. */
  const eventsOf = async (id: string) =>
    (await test.hub.store.read<{ type: string }>('events', 'select type from alert_event where alert_id = $1 order by seq', [id])).map(
      ({ type }) => type,
    );

  describe('Missed weighings', () => {
    beforeAll(() => become(august));

    it('are not raised where nobody of the village was weighed: its records have not come in', async () => {
      expect(await sweepMissedWeighings(sweep())).toBe(0);
      const [child] = await childrenOf(second);
      await weigh(child, '2026-06-10');
      expect(await sweepMissedWeighings(sweep())).toBe(0);
    });

    it('are raised once for each child who missed both months in which others were weighed, by however many instances', async () => {
      const [weighed, ...missed] = await childrenOf(first);
      await weigh(weighed, '2026-06-10');
      await weigh(weighed, '2026-07-10');
      const raised = await Promise.all([sweepMissedWeighings(sweep()), sweepMissedWeighings(sweep()), sweepMissedWeighings(sweep())]);
      expect(raised.reduce((sum, count) => sum + count)).toBe(2);
      const alerts = await alertsOf('MISSED_WEIGHINGS');
      expect(alerts.map(({ childId }) => childId).toSorted()).toEqual(missed.toSorted());
      for (const alert of alerts) {
        expect(alert).toMatchObject({
          status: 'OPEN',
          villageCode: first,
          since: '2026-05-01',
          facts: { villageName: 'Desa 1', months: 2, lastWeighedOn: '2026-05-01' },
        });
        expect(await eventsOf(alert.id)).toEqual(['RAISED']);
      }
      expect(messageOf(alerts[0], 'EN')).toMatch(
        /^A child of \d+ months in Desa 1 was not weighed for 2 full months; last on 2026-05-01\. Visit the home\.$/,
      );
      expect(messageOf(alerts[0], 'ID')).toMatch(
        /^Anak \d+ bulan di Desa 1 tidak ditimbang 2 bulan penuh; terakhir 2026-05-01\. Kunjungi rumahnya\.$/,
      );
    });

    it('end with a weighing, also one that is entered late, and not with a height alone', async () => {
      const [one, two] = await alertsOf('MISSED_WEIGHINGS');
      await weigh(one?.childId ?? '', '2026-08-08', { heightCm: 90 });
      expect((await alertsOf('MISSED_WEIGHINGS')).map(({ status }) => status)).toEqual(['OPEN', 'OPEN']);
      await weigh(one?.childId ?? '', '2026-08-09');
      await weigh(two?.childId ?? '', '2026-08-09', { heightCm: 90 });
      await weigh(two?.childId ?? '', '2026-07-05');
      expect((await alertsOf('MISSED_WEIGHINGS')).map(({ status, resolution }) => [status, resolution])).toEqual([
        ['RESOLVED', 'The child was weighed again.'],
        ['RESOLVED', 'A measurement that was recorded late shows otherwise.'],
      ]);
      expect(await eventsOf(one?.id ?? '')).toEqual(['RAISED', 'RESOLVED']);
      expect(await sweepMissedWeighings(sweep())).toBe(0);
    });

    it('that a person has dealt with are not raised again until the child is weighed and missing anew', async () => {
      const [one] = await childrenOf(second);
      await weigh(one, '2026-07-10');
      expect(await sweepMissedWeighings(sweep())).toBe(2);
      const alert = (await alertsOf('MISSED_WEIGHINGS')).find(({ status }) => status === 'OPEN');
      await resolveAlert({ id: alert?.id ?? '', note: 'Dikunjungi' }, { ...operation });
      expect(await sweepMissedWeighings(sweep())).toBe(0);
      become(october);
      await weigh(alert?.childId ?? '', '2026-07-20');
      for (const measuredOn of ['2026-08-10', '2026-09-10']) await weigh(one, measuredOn);
      expect(await sweepMissedWeighings(sweep())).toBe(1);
      expect((await alertsOf('MISSED_WEIGHINGS')).at(-1)).toMatchObject({ childId: alert?.childId, since: '2026-07-20', status: 'OPEN' });
    });

    it('are not raised from 60 months of age on, and end there', async () => {
      become('2029-08-10');
      expect(await sweepMissedWeighings(sweep())).toBe(0);
      expect(await sweepEnded(sweep())).toBe(2);
      expect((await alertsOf('MISSED_WEIGHINGS')).at(-1)).toMatchObject({
        status: 'RESOLVED',
        resolution: 'The child has turned 60 months; monthly weighing ends.',
      });
    });

    it('are not raised for a child who has moved away, whose other alerts end too', async () => {
      become(august);
      const [child, ...others] = await childrenOf(third);
      await weigh(child, '2026-06-10', { heightCm: 81, weightKg: 10 });
      const [stunted] = await test.hub.store.read<{ id: string }>(
        'case',
        'select id from stunting_case where child_id = $1 and closed_on is null',
        [child],
      );
      expect((await alertsOf('NEW_STUNTING')).filter(({ childId }) => childId === child)).toMatchObject([{ status: 'OPEN' }]);
      await closeStuntingCase({ id: stunted?.id ?? '', status: CaseStatus.CLOSED_MOVED }, operation);
      expect(await sweepEnded(sweep())).toBe(1);
      expect((await alertsOf('NEW_STUNTING')).filter(({ childId }) => childId === child)).toMatchObject([
        { status: 'RESOLVED', resolution: 'The case of the child was closed: the child has moved away.' },
      ]);
      become(october);
      for (const measuredOn of ['2026-08-10', '2026-09-10']) await weigh(others[0], measuredOn);
      await sweepMissedWeighings(sweep());
      expect((await alertsOf('MISSED_WEIGHINGS')).filter(({ villageCode }) => villageCode === third).map(({ childId }) => childId)).toEqual(
        [others[1]],
      );
    });
  });

  describe("A village's rise of prevalence", () => {
    beforeAll(() => become(august));

    const rises = () => alertsOf('VILLAGE_PREVALENCE_RISE');

    it('is raised once for a village that rose against three months before, by the last height of each child in the month', async () => {
      const children = await childrenOf(fourth);
      for (const child of children) {
        // One of them was stunted at the beginning of April.
        await weigh(child, '2026-04-20', { heightCm: 87 });
        await weigh(child, '2026-07-01', { heightCm: 89 });
        await weigh(child, '2026-07-20', { heightCm: 78 });
      }
      const raised = await Promise.all([sweepPrevalence(sweep()), sweepPrevalence(sweep())]);
      expect(raised.toSorted()).toEqual([0, 1]);
      expect(await rises()).toMatchObject([
        {
          villageCode: fourth,
          childId: null,
          status: 'OPEN',
          since: '2026-07-01',
          facts: {
            villageName: 'Desa 4',
            month: '2026-07',
            stunted: 3,
            measured: 3,
            comparedMonth: '2026-04',
            comparedStunted: 0,
            comparedMeasured: 3,
          },
        },
      ]);
      const [alert] = await rises();
      expect(messageOf(alert, 'ID')).toBe(
        'Prevalensi stunting di Desa 4 naik dari 0,0% (0 dari 3 anak, 2026-04) menjadi 100,0% (3 dari 3 anak, 2026-07).',
      );
      expect(await sweepPrevalence(sweep())).toBe(0);
    });

    it('is not raised with too few children', async () => {
      expect(await sweepPrevalence({ ...sweep(), thresholds: { ...thresholds, prevalenceMinChildren: 4 } })).toBe(0);
    });

    it('stands in a month with too few children, and ends when corrections bring the prevalence back', async () => {
      become('2026-09-10');
      await sweepPrevalence(sweep());
      expect(await rises()).toMatchObject([{ status: 'OPEN' }]);
      become(august);
      const wrong = await test.hub.store.read<{ id: string }>(
        'measurements',
        `select id from measurement where measured_on = '2026-07-20' and height_cm = 78`,
      );
      for (const { id } of wrong) await correctMeasurement({ id, values: { heightCm: 90 }, reason: 'Salah baca' }, operation);
      expect(await sweepPrevalence(sweep())).toBe(0);
      expect(await rises()).toMatchObject([
        { status: 'RESOLVED', resolution: 'The prevalence of 2026-07 is less than 5 percentage points above that of 2026-04.' },
      ]);
      expect(await eventsOf((await rises())[0]?.id ?? '')).toEqual(['RAISED', 'RESOLVED']);
    });
  });

  describe('Escalation', () => {
    beforeAll(() => become(august));

    const hour = 3_600_000;
    const escalate = (hoursFromNow: number) =>
      escalateAlerts({ store: test.hub.store, hooks: test.hub.hooks, now: new Date(Date.now() + hoursFromNow * hour), hours: 24 });

    it('takes a CRITICAL alert that nobody acknowledges up each level once, as events of the log, by however many instances', async () => {
      const [wasted, stunted] = await childrenOf(fifth);
      await weigh(wasted, '2026-08-09', { weightKg: 9, heightCm: 90 });
      await weigh(stunted, '2026-08-09', { weightKg: 11, heightCm: 80 });
      const [alert] = await alertsOf('SEVERE_WASTING');
      expect(alert).toMatchObject({ childId: wasted, level: 'VILLAGE' });
      const levels = async () => [(await alertsOf('SEVERE_WASTING'))[0]?.level, await eventsOf(alert?.id ?? '')];

      expect(await escalate(23)).toBe(0);
      const went = await Promise.all([escalate(25), escalate(25), escalate(25)]);
      expect(went.toSorted()).toEqual([0, 0, 1]);
      expect(await levels()).toEqual(['DISTRICT', ['RAISED', 'ESCALATED']]);
      expect(await escalate(48)).toBe(0);
      expect(await escalate(50)).toBe(1);
      expect(await escalate(1000)).toBe(0);
      expect(await levels()).toEqual(['REGENCY', ['RAISED', 'ESCALATED', 'ESCALATED']]);
      expect(new Set((await alertsOf('SEVERE_STUNTING')).map(({ level }) => level))).toEqual(new Set(['VILLAGE']));
    });
  });
});
