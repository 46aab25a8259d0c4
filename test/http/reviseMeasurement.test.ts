import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CorrectMeasurementDocument, RecordMeasurementsDocument, VoidMeasurementDocument } from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';
import { historyOf, measure, newChild } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const correct = (id: string, input: Record<string, unknown>) =>
    dataOf(url, CorrectMeasurementDocument, { id, input: { reason: 'Salah baca', ...input } }).then((data) => data.correctMeasurement);
  const refused = async (document: Parameters<typeof print>[0], variables: Record<string, unknown>) => {
    const { errors } = await ask(url, print(document), variables);
    expect(errors).toHaveLength(1);
    return errors?.[0];
  };
  const alertsOf = (childId: string) =>
    served.hub.store.read<{ kind: string; status: string; resolution: string | null; measurement_id: string }>(
      'alerts of a child',
      `select kind, status, resolution, measurement_id from alert where child_id = $1 and kind <> 'IMPLAUSIBLE_MEASUREMENT' order by raised_seq`,
      [childId.slice('Child_'.length)],
    );

  describe('A correction', () => {
    it('supersedes the original, which is kept as it was', async () => {
      const child = await newChild(url);
      const original = await measure(url, child, '2026-05-01', 84, 10);
      const corrected = await correct(original, { weightKg: 11, clientKey: `key of ${child}` });
      expect(corrected).toMatchObject({
        weightKg: 11,
        heightCm: 84,
        measuredOn: '2026-05-01',
        revisionReason: 'Salah baca',
        isVoid: false,
        supersedes: { id: original, weightKg: 10, heightCm: 84, supersededBy: { id: corrected.id } },
      });
      const history = await historyOf(url, child);
      expect(history.measurements.nodes.map(({ id }) => id)).toEqual([corrected.id]);
      expect(history.latestMeasurement?.id).toBe(corrected.id);
      // Also where the latest measurement is read together with its child, and shows nothing of its own.
      expect(
        await dataOf(url, 'query ($id: ID!) { node(id: $id) { ... on Child { latestMeasurement { supersedes { id } } } } }', { id: child }),
      ).toEqual({
        node: { latestMeasurement: { supersedes: { id: original } } },
      });
      // The same key again is a retry.
      expect((await correct(original, { weightKg: 11, clientKey: `key of ${child}` })).id).toBe(corrected.id);
    });

    it('takes a value away by null and leaves others as they were', async () => {
      const child = await newChild(url);
      const original = await measure(url, child, '2026-05-01', 84, 10);
      expect(await correct(original, { heightCm: null })).toMatchObject({
        heightCm: null,
        weightKg: 10,
        assessment: { heightForAge: null },
      });
    });

    it('that changes nothing stores nothing', async () => {
      const child = await newChild(url);
      const original = await measure(url, child, '2026-05-01', 84, 10);
      expect((await correct(original, { weightKg: 10 })).id).toBe(original);
    });

    it('brings the weight trend of the next measurement in line', async () => {
      const child = await newChild(url);
      const first = await measure(url, child, '2026-04-10', 84, 10);
      await measure(url, child, '2026-05-10', 84.5, 10.3);
      const trends = async () => (await historyOf(url, child)).measurements.nodes.map(({ weightTrend }) => weightTrend);
      expect(await trends()).toEqual(['N', 'B']);
      await correct(first, { weightKg: 10.6 });
      expect(await trends()).toEqual(['T', 'B']);
    });

    it('may move the day; the trends follow the days', async () => {
      const child = await newChild(url);
      const first = await measure(url, child, '2026-04-10', 84, 10);
      await measure(url, child, '2026-05-10', 84.5, 10.3);
      await correct(first, { measuredOn: '2026-03-10' });
      expect((await historyOf(url, child)).measurements.nodes.map(({ measuredOn, weightTrend }) => [measuredOn, weightTrend])).toEqual([
        ['2026-05-10', 'O'],
        ['2026-03-10', 'B'],
      ]);
    });

    it('that takes the cause away resolves the alert with the reason and closes the case as entered in error', async () => {
      const child = await newChild(url);
      const wrong = await measure(url, child, '2026-05-01', 78);
      expect(await alertsOf(child)).toMatchObject([{ kind: 'NEW_STUNTING', status: 'OPEN' }]);
      expect((await historyOf(url, child)).stuntingCase?.status).toBe('OPEN');
      await correct(wrong, { heightCm: 87 });
      expect(await alertsOf(child)).toMatchObject([
        { kind: 'NEW_STUNTING', status: 'RESOLVED', resolution: 'The measurement was corrected; its cause is gone.' },
      ]);
      expect((await historyOf(url, child)).stuntingCase).toBeNull();
    });

    it('that finds the child stunted raises the alert and opens the case', async () => {
      const child = await newChild(url);
      const wrong = await measure(url, child, '2026-05-01', 87);
      expect(await alertsOf(child)).toEqual([]);
      const { id } = await correct(wrong, { heightCm: 78 });
      expect(await alertsOf(child)).toMatchObject([{ kind: 'NEW_STUNTING', status: 'OPEN' }]);
      expect((await historyOf(url, child)).stuntingCase).toMatchObject({ status: 'OPEN', openedBy: { id } });
    });

    it('that leaves the child stunted keeps the alert and tells the corrected value', async () => {
      const child = await newChild(url);
      const { id } = await correct(await measure(url, child, '2026-05-01', 78), { heightCm: 77 });
      expect(await alertsOf(child)).toMatchObject([{ status: 'OPEN', measurement_id: id.slice('Measurement_'.length) }]);
      expect((await historyOf(url, child)).stuntingCase).toMatchObject({
        status: 'OPEN',
        openedBy: { id },
        history: [{ type: 'OPENED' }, { type: 'OPENING_CORRECTED', measurement: { id } }],
      });
    });

    it.each([
      ['without a reason', { reason: '  ', weightKg: 9 }, 'BAD_USER_INPUT', ['input', 'reason']],
      ['to the future', { measuredOn: '2026-06-16' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['to a day before the birth', { measuredOn: '2024-06-14' }, 'BAD_USER_INPUT', ['input', 'measuredOn']],
      ['to a weight no child has', { weightKg: 80 }, 'BAD_USER_INPUT', ['input', 'weightKg']],
      ['that leaves nothing measured', { weightKg: null, heightCm: null }, 'BAD_USER_INPUT', ['input']],
      ['to a day with another measurement', { measuredOn: '2026-04-01' }, 'CONFLICT', ['input', 'measuredOn']],
    ])('%s is refused', async (_what, change, code, inputPath) => {
      const child = await newChild(url);
      await measure(url, child, '2026-04-01', 83);
      const id = await measure(url, child, '2026-05-01', 84);
      const error = await refused(CorrectMeasurementDocument, { id, input: { reason: 'Salah baca', ...change } });
      expect(error?.extensions).toMatchObject({ code, inputPath });
      expect((await historyOf(url, child)).measurements.nodes).toHaveLength(2);
    });

    it('of what was corrected already is refused and names its successor', async () => {
      const child = await newChild(url);
      const original = await measure(url, child, '2026-05-01', 84);
      const { id } = await correct(original, { heightCm: 85 });
      const error = await refused(CorrectMeasurementDocument, { id: original, input: { reason: 'Lagi', heightCm: 86 } });
      expect(error?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['id'], supersededBy: id });
    });
  });

  describe('Voiding', () => {
    const makeVoid = (id: string) =>
      dataOf(url, VoidMeasurementDocument, { id, input: { reason: 'Anak lain' } }).then((data) => data.voidMeasurement);

    it('keeps the original with the reason, and what rested on it follows', async () => {
      const child = await newChild(url);
      const first = await measure(url, child, '2026-04-10', 87, 12);
      const wrong = await measure(url, child, '2026-05-10', 78, 10);
      const record = await makeVoid(wrong);
      expect(record).toMatchObject({ isVoid: true, revisionReason: 'Anak lain', weightKg: null, supersedes: { id: wrong } });
      const history = await historyOf(url, child);
      expect(history.measurements.nodes.map(({ id }) => id)).toEqual([first]);
      expect(history.latestMeasurement?.id).toBe(first);
      expect(history.stuntingCase).toBeNull();
      expect(await alertsOf(child)).toMatchObject([{ status: 'RESOLVED', resolution: 'The measurement was voided.' }]);
    });

    it('frees the day for the right measurement', async () => {
      const child = await newChild(url);
      await makeVoid(await measure(url, child, '2026-05-10', 78));
      await measure(url, child, '2026-05-10', 87);
      expect((await historyOf(url, child)).measurements.nodes).toHaveLength(1);
    });

    it('of a record that voids another one, and without a reason, is refused', async () => {
      const child = await newChild(url);
      const id = await measure(url, child, '2026-05-10', 78);
      expect((await refused(VoidMeasurementDocument, { id, input: { reason: '' } }))?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['input', 'reason'],
      });
      const record = await makeVoid(id);
      expect((await refused(VoidMeasurementDocument, { id: record.id, input: { reason: 'Lagi' } }))?.extensions).toMatchObject({
        code: 'CONFLICT',
        inputPath: ['id'],
      });
    });
  });

  describe('Many measurings at once', () => {
    const record = (input: Record<string, unknown>[]) =>
      ask<{
        recordMeasurements: {
          measurement: { weightTrend: string | null } | null;
          error: { code: string; inputPath: string[] | null } | null;
        }[];
      }>(url, print(RecordMeasurementsDocument), { input });

    it('succeed or fail each alone, each with its result in its place', async () => {
      const [one, two] = [await newChild(url), await newChild(url)];
      const { data } = await record([
        { childId: one, measuredOn: '2026-05-10', weightKg: 10.3 },
        { childId: two, measuredOn: '2026-05-10', weightKg: 100 },
        { childId: 'Child_01900000-0000-7000-8000-000000000000', measuredOn: '2026-05-10', weightKg: 10 },
        { childId: 'nobody', measuredOn: '2026-05-10', weightKg: 10 },
        // The month before, given later: trends come out as if recorded month by month.
        { childId: one, measuredOn: '2026-04-10', weightKg: 10 },
        { childId: one, measuredOn: '2026-04-10', weightKg: 9 },
      ]);
      expect(data?.recordMeasurements).toMatchObject([
        { measurement: { weightTrend: 'N' }, error: null },
        { measurement: null, error: { code: 'BAD_USER_INPUT', inputPath: ['input', '1', 'weightKg'] } },
        { measurement: null, error: { code: 'NOT_FOUND', inputPath: ['input', '2', 'childId'] } },
        { measurement: null, error: { code: 'BAD_USER_INPUT', inputPath: ['input', '3', 'childId'] } },
        { measurement: { weightTrend: 'B' }, error: null },
        { measurement: null, error: { code: 'CONFLICT', inputPath: ['input', '5', 'measuredOn'] } },
      ]);
    });

    it('are a thousand rows at most', async () => {
      const child = await newChild(url);
      const rows = Array.from({ length: 1001 }, () => ({ childId: child, measuredOn: '2026-05-10', weightKg: 10 }));
      const { errors } = await record(rows);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['input'] });
      const { data } = await record(rows.slice(1));
      expect(data?.recordMeasurements.filter(({ error }) => error === null)).toHaveLength(1000);
      expect((await historyOf(url, child)).measurements.nodes).toHaveLength(1);
    });
  });
});
