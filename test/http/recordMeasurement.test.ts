import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FirstFamilyDocument, RecordMeasurementDocument as record, RegisterChildDocument, type Sex } from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

onEachDatabase((kind) => {
  let served: ServedHub;
  let familyId: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    const { families } = await dataOf(served.url, FirstFamilyDocument, {});
    familyId = families.nodes[0]?.id ?? '';
  });

  afterAll(() => served.close());

  let registered = 0;
  async function newChild(bornOn: string, sex: Sex = 'FEMALE'): Promise<string> {
    const { registerChild } = await dataOf(served.url, RegisterChildDocument, {
      input: { familyId, name: `Anak baru ${++registered}`, sex, bornOn },
    });
    return registerChild.id;
  }

  async function stored(): Promise<{ measurements: number; alerts: number; events: number }> {
    const [row] = await served.hub.store.read<{ measurements: number; alerts: number; events: number }>(
      'what is stored',
      `select (select count(*)::int from measurement) as measurements, (select count(*)::int from alert) as alerts, (select count(*)::int from alert_event) as events`,
    );
    if (!row) throw new Error('no row');
    return row;
  }

  it('assesses and stores a measuring, and it becomes the latest of the child', async () => {
    // Row of WHO's own results: a girl of 1,132 days, 18.71 kg, 87.2 cm lying, head 44.6 cm, arm 14.2 cm.
    const childId = await newChild('2023-05-10');
    const { recordMeasurement } = await dataOf(served.url, record, {
      input: {
        childId,
        measuredOn: today,
        weightKg: 18.71,
        heightCm: 87.2,
        position: 'LYING',
        headCircumferenceCm: 44.6,
        upperArmCircumferenceCm: 14.2,
      },
    });
    expect(recordMeasurement.ageInDays).toBe(1132);
    expect(recordMeasurement.assessment).toEqual({
      heightForAge: { value: -2.43, implausible: false, category: 'PENDEK' },
      weightForAge: { value: 2.09, category: 'RISIKO_BERAT_BADAN_LEBIH' },
      weightForHeight: { value: 5.15, category: 'OBESITAS' },
      bmiForAge: { value: 5.49 },
      headCircumferenceForAge: { value: -2.84 },
      armCircumferenceForAge: { value: -1.21 },
      stunted: true,
      severelyStunted: false,
      wasted: false,
      underweight: false,
    });
    expect(recordMeasurement.weightTrend).toBe('B');
    expect(recordMeasurement.child.latestMeasurement?.id).toBe(recordMeasurement.id);
  });

  it('returns the first result for the same clientKey, and for the same child, date and values, and stores nothing again', async () => {
    const childId = await newChild('2025-01-15');
    const input = { childId, measuredOn: '2026-06-01', weightKg: 9, heightCm: 78, clientKey: `key-${kind}` };
    const first = await dataOf(served.url, record, { input });
    const before = await stored();
    const again = await dataOf(served.url, record, { input });
    const sameValues = await dataOf(served.url, record, { input: { ...input, clientKey: null } });
    expect([again.recordMeasurement.id, sameValues.recordMeasurement.id]).toEqual([first.recordMeasurement.id, first.recordMeasurement.id]);
    expect(await stored()).toEqual(before);
  });

  it('stores one of many identical requests that arrive at once', async () => {
    const childId = await newChild('2025-01-16');
    const before = await stored();
    const input = { childId, measuredOn: '2026-06-01', weightKg: 9, heightCm: 78, clientKey: `at once ${kind}` };
    const answers = await Promise.all(Array.from({ length: 8 }, () => dataOf(served.url, record, { input })));
    expect(new Set(answers.map((answer) => answer.recordMeasurement.id)).size).toBe(1);
    expect((await stored()).measurements).toBe(before.measurements + 1);
  });

  it('refuses another measurement of the same day and shows both', async () => {
    const childId = await newChild('2025-01-17');
    await dataOf(served.url, record, { input: { childId, measuredOn: '2026-06-01', weightKg: 9, heightCm: 78 } });
    const before = await stored();
    const { errors } = await ask(served.url, print(record), { input: { childId, measuredOn: '2026-06-01', weightKg: 9.4, heightCm: 78 } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      inputPath: ['input', 'measuredOn'],
      stored: { weightKg: 9 },
      given: { weightKg: 9.4 },
    });
    expect(await stored()).toEqual(before);
  });

  it('does not let an older measurement that comes late replace the latest or raise an alert', async () => {
    const childId = await newChild('2024-01-15');
    const latest = await dataOf(served.url, record, { input: { childId, measuredOn: '2026-06-01', weightKg: 11, heightCm: 84 } });
    const before = await stored();
    const late = await dataOf(served.url, record, { input: { childId, measuredOn: '2026-03-01', weightKg: 10, heightCm: 78.5 } });
    expect(late.recordMeasurement.assessment.stunted).toBe(true);
    expect(late.recordMeasurement.child.latestMeasurement?.id).toBe(latest.recordMeasurement.id);
    expect((await stored()).alerts).toBe(before.alerts);
  });

  it('keeps a child on the list of the stunted in a month when only the weight was taken', async () => {
    const childId = await newChild('2024-01-15');
    const isListed = async () => {
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        served.url,
        '{ children(first: 500, filter: { stunted: true }) { nodes { id } } }',
      );
      return children.nodes.some(({ id }) => id === childId);
    };
    await dataOf(served.url, record, { input: { childId, measuredOn: '2026-05-01', weightKg: 10, heightCm: 78 } });
    expect(await isListed()).toBe(true);
    await dataOf(served.url, record, { input: { childId, measuredOn: '2026-06-01', weightKg: 10.2 } });
    expect(await isListed()).toBe(true);
  });

  describe('alerts', () => {
    const alertsOf = async (childId: string) => {
      const { alerts } = await dataOf<{
        alerts: {
          nodes: {
            kind: string;
            severity: string;
            status: string;
            message: string;
            english: string;
            child: { id: string };
            measurement: { id: string };
          }[];
        };
      }>(
        served.url,
        '{ alerts(first: 500) { nodes { kind severity status message english: message(locale: EN) child { id } measurement { id } } } }',
      );
      return alerts.nodes.filter((alert) => alert.child.id === childId);
    };

    it('are raised when a child is newly stunted, once, with a message in both languages that names nobody', async () => {
      const childId = await newChild('2024-01-15');
      await dataOf(served.url, record, { input: { childId, measuredOn: '2026-01-01', weightKg: 10.6, heightCm: 79 } });
      expect(await alertsOf(childId)).toEqual([]);
      const { recordMeasurement } = await dataOf(served.url, record, {
        input: { childId, measuredOn: '2026-05-01', weightKg: 11, heightCm: 79 },
      });
      await dataOf(served.url, record, { input: { childId, measuredOn: '2026-06-01', weightKg: 11.4, heightCm: 79.5 } });
      const haz = recordMeasurement.assessment.heightForAge?.value.toFixed(2) ?? '';
      expect(await alertsOf(childId)).toEqual([
        {
          kind: 'NEW_STUNTING',
          severity: 'WARNING',
          status: 'OPEN',
          message: `Anak 27 bulan di Desa 1 kini stunting: TB/U ${haz.replace('.', ',')} SD.`,
          english: `A child of 27 months in Desa 1 is newly stunted: height for age ${haz} SD.`,
          child: { id: childId },
          measurement: { id: recordMeasurement.id },
        },
      ]);
    });

    it('are raised for severe wasting and for oedema', async () => {
      const wasted = await newChild('2024-01-15');
      await dataOf(served.url, record, { input: { childId: wasted, measuredOn: '2026-06-01', weightKg: 8.8, heightCm: 88 } });
      const swollen = await newChild('2024-01-15');
      await dataOf(served.url, record, { input: { childId: swollen, measuredOn: '2026-06-01', weightKg: 12, heightCm: 88, oedema: true } });
      expect((await alertsOf(wasted)).map(({ kind: k, severity }) => [k, severity])).toEqual([['SEVERE_WASTING', 'CRITICAL']]);
      expect((await alertsOf(swollen)).map(({ english }) => english)).toEqual([
        'A child of 28 months in Desa 1 is severely wasted: oedema. Refer today.',
      ]);
    });

    it('are not raised for an implausible score, but for its being implausible', async () => {
      const childId = await newChild('2024-01-15');
      const { recordMeasurement } = await dataOf(served.url, record, { input: { childId, measuredOn: '2026-06-01', heightCm: 60 } });
      expect(recordMeasurement.assessment.heightForAge).toMatchObject({ implausible: true });
      expect(recordMeasurement.assessment.stunted).toBe(false);
      expect((await alertsOf(childId)).map(({ kind: k }) => k)).toEqual(['IMPLAUSIBLE_MEASUREMENT']);
    });
  });

  describe('bad input is refused with the path of the input, and nothing is stored', () => {
    let childId: string;

    beforeAll(async () => {
      childId = await newChild('2024-01-15');
    });

    it.each([
      ['a future date', { measuredOn: '2026-06-16' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['a date before birth', { measuredOn: '2024-01-14' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['a malformed date', { measuredOn: '15-06-2026' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['a date that does not exist', { measuredOn: '2026-02-30' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['a weight below human range', { weightKg: 0.2 }, 'BAD_USER_INPUT', ['input', 'weightKg']],
      ['a weight in grams', { weightKg: 9300 }, 'BAD_USER_INPUT', ['input', 'weightKg']],
      ['a negative weight', { weightKg: -9 }, 'BAD_USER_INPUT', ['input', 'weightKg']],
      ['a height in metres', { heightCm: 0.78 }, 'BAD_USER_INPUT', ['input', 'heightCm']],
      ['a height in millimetres', { heightCm: 780 }, 'BAD_USER_INPUT', ['input', 'heightCm']],
      ['an arm in millimetres', { upperArmCircumferenceCm: 146 }, 'BAD_USER_INPUT', ['input', 'upperArmCircumferenceCm']],
      ['a weight that is a text', { weightKg: '9,3' }, 'BAD_USER_INPUT', ['input', 'weightKg']],
      ['an unknown position', { position: 'SITTING' }, 'BAD_USER_INPUT', ['input', 'position']],
      ['nothing measured', { weightKg: null, heightCm: null }, 'BAD_USER_INPUT', ['input']],
      ['an unknown child', { childId: 'Child_01900000-0000-7000-8000-000000000000' }, 'NOT_FOUND', ['input', 'childId']],
      ['the id of something else', { childId: 'village' }, 'BAD_USER_INPUT', ['input', 'childId']],
      ['no id at all', { childId: "x'; drop table child; --" }, 'BAD_USER_INPUT', ['input', 'childId']],
      ['an unknown field', { weight: 9 }, 'BAD_USER_INPUT', ['input', 'weight']],
    ])('%s', async (_what, change, code, inputPath) => {
      const before = await stored();
      const childOrVillage = change as { childId?: string };
      if (childOrVillage.childId === 'village') childOrVillage.childId = 'Village_33.26.01.2001';
      const { status, errors } = await ask(served.url, print(record), {
        input: { childId, measuredOn: '2026-06-01', weightKg: 11, heightCm: 88, ...change },
      });
      expect(status).toBe(200);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions).toMatchObject({ code, inputPath });
      expect(await stored()).toEqual(before);
    });

    it('a child older than the standards', async () => {
      const [row] = await served.hub.store.read<{ id: string }>(
        'grow up',
        `update person set born_on = '2021-01-01' where name = 'Anak 5-3' returning id`,
      );
      const grown = `Child_${row?.id ?? ''}`;
      const { errors } = await ask(served.url, print(record), {
        input: { childId: grown, measuredOn: '2026-06-01', weightKg: 18, heightCm: 108 },
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['input', 'measuredOn'] });
    });
  });
});
