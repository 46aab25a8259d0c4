import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

interface Point {
  measuredOn: string;
  ageInDays: number;
  x: number;
  value: number;
  position: string | null;
  zScore: { value: number; implausible: boolean; category: string | null };
  measurement: { id: string };
}

interface Chart {
  indicator: string;
  reference: {
    sex: string;
    axis: string;
    unit: string;
    stretches: { position: string | null; points: { x: number; minus3: number; minus2: number }[] }[];
  };
  points: Point[];
}

const chart = `query ($id: ID!, $indicator: GrowthIndicator!) {
  node(id: $id) { ... on Child { growthChart(indicator: $indicator) {
    indicator
    reference { sex axis unit stretches { position points { x minus3 minus2 } } }
    points { measuredOn ageInDays x value position zScore { value implausible category } measurement { id } }
  } } }
}`;

onAnyDatabase((kind) => {
  let served: ServedHub;
  let familyId: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(served.url, '{ families(first: 1) { nodes { id } } }');
    familyId = families.nodes[0]?.id ?? '';
  });
  afterAll(() => served.close());

  let registered = 0;
  async function newChild(bornOn: string, sex: string): Promise<string> {
    const input = { familyId, name: `Anak grafik ${++registered}`, sex, bornOn };
    return (
      await dataOf<{ registerChild: { id: string } }>(
        served.url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input },
      )
    ).registerChild.id;
  }

  async function measure(childId: string, measuredOn: string, values: object): Promise<string> {
    const input = { childId, measuredOn, ...values };
    return (
      await dataOf<{ recordMeasurement: { id: string } }>(
        served.url,
        'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }',
        { input },
      )
    ).recordMeasurement.id;
  }

  const chartOf = async (id: string, indicator: string) =>
    (await dataOf<{ node: { growthChart: Chart } }>(served.url, chart, { id, indicator })).node.growthChart;

  it("puts the child's measurements on the curves for its sex, oldest first, with the heights that the standard takes", async () => {
    const id = await newChild('2024-01-15', 'MALE');
    // Recorded out of order; two years old on 15 January 2026, day 731.
    const third = await measure(id, '2026-06-01', { weightKg: 10.4, heightCm: 82.4, position: 'STANDING' });
    const first = await measure(id, '2026-01-14', { weightKg: 9.6, heightCm: 80, position: 'STANDING' });
    const second = await measure(id, '2026-01-15', { weightKg: 9.6, heightCm: 80.7, position: 'LYING' });
    await measure(id, '2026-03-01', { weightKg: 9.9 });

    const { indicator, reference, points } = await chartOf(id, 'HEIGHT_FOR_AGE');
    expect([indicator, reference.sex, reference.axis, reference.unit]).toEqual(['HEIGHT_FOR_AGE', 'MALE', 'AGE_IN_DAYS', 'CM']);
    expect(points).toEqual([
      {
        measuredOn: '2026-01-14',
        ageInDays: 730,
        x: 730,
        value: 80.7,
        position: 'LYING',
        zScore: { value: -2.32, implausible: false, category: 'PENDEK' },
        measurement: { id: first },
      },
      {
        measuredOn: '2026-01-15',
        ageInDays: 731,
        x: 731,
        value: 80,
        position: 'STANDING',
        zScore: { value: -2.33, implausible: false, category: 'PENDEK' },
        measurement: { id: second },
      },
      {
        measuredOn: '2026-06-01',
        ageInDays: 868,
        x: 868,
        value: 82.4,
        position: 'STANDING',
        zScore: { value: -2.53, implausible: false, category: 'PENDEK' },
        measurement: { id: third },
      },
    ]);
    // Without any computation a frontend sees each point between the lines it is drawn with.
    for (const { x, value, position } of points) {
      const at = reference.stretches.find((stretch) => stretch.position === position)?.points.find((point) => point.x === x);
      expect([value > (at?.minus3 ?? Infinity), value < (at?.minus2 ?? -Infinity)]).toEqual([true, true]);
    }
  });

  it('charts weight for height by the corrected length or height', async () => {
    const id = await newChild('2024-01-15', 'FEMALE');
    await measure(id, '2026-01-14', { weightKg: 11, heightCm: 85, position: 'STANDING' });
    await measure(id, '2026-01-15', { weightKg: 11, heightCm: 85, position: 'LYING' });
    const { reference, points } = await chartOf(id, 'WEIGHT_FOR_HEIGHT');
    expect([reference.axis, reference.unit]).toEqual(['HEIGHT_IN_CM', 'KG']);
    expect(points.map(({ x, value, position, zScore }) => [x, value, position, zScore.value])).toEqual([
      [85.7, 11, 'LYING', -0.4],
      [84.3, 11, 'STANDING', -0.22],
    ]);
  });

  it('has no point where there is no score, and shows an implausible one', async () => {
    const id = await newChild('2025-06-01', 'FEMALE');
    await measure(id, '2025-08-15', { upperArmCircumferenceCm: 12, headCircumferenceCm: 38 });
    await measure(id, '2026-05-15', { weightKg: 8, heightCm: 95, oedema: true });
    const points = async (indicator: string) =>
      (await chartOf(id, indicator)).points.map(({ measuredOn, value, zScore }) => [
        measuredOn,
        value,
        zScore.implausible,
        zScore.category,
      ]);
    expect(await points('ARM_CIRCUMFERENCE_FOR_AGE')).toEqual([]);
    expect(await points('HEAD_CIRCUMFERENCE_FOR_AGE')).toEqual([['2025-08-15', 38, false, null]]);
    expect(await points('WEIGHT_FOR_AGE')).toEqual([]);
    expect(await points('HEIGHT_FOR_AGE')).toEqual([['2026-05-15', 95, true, 'TINGGI']]);
  });

  it('is empty before the first measurement, and still has its curves', async () => {
    const { reference, points } = await chartOf(await newChild('2026-01-01', 'FEMALE'), 'WEIGHT_FOR_AGE');
    expect(points).toEqual([]);
    expect(reference.stretches[0]?.points).toHaveLength(1827);
  });

  it('leaves out what was corrected or voided', async () => {
    const id = await newChild('2025-01-15', 'MALE');
    const wrong = await measure(id, '2026-05-01', { weightKg: 29, heightCm: 78 });
    const right = await measure(id, today, { weightKg: 9.2, heightCm: 78 });
    const mistaken = await measure(id, '2026-04-01', { weightKg: 20, heightCm: 110 });
    const { correctMeasurement } = await dataOf<{ correctMeasurement: { id: string } }>(
      served.url,
      'mutation ($id: ID!) { correctMeasurement(id: $id, input: { weightKg: 9, reason: "misread" }) { id } }',
      { id: wrong },
    );
    await dataOf(served.url, 'mutation ($id: ID!) { voidMeasurement(id: $id, input: { reason: "another child" }) { id } }', {
      id: mistaken,
    });
    expect((await chartOf(id, 'WEIGHT_FOR_AGE')).points.map(({ measurement }) => measurement.id)).toEqual([correctMeasurement.id, right]);
  });

  it('costs one statement for the charts of any number of children and indicators, and one for their measurements', async () => {
    const statements = async (first: number) => {
      const names: string[] = [];
      const stop = served.hub.store.onStatement((name) => names.push(name));
      const { children } = await dataOf<{ children: { nodes: { weight: Chart; height: Chart }[] } }>(
        served.url,
        `query ($first: Int) { children(first: $first) { nodes {
          weight: growthChart(indicator: WEIGHT_FOR_AGE) { points { value measurement { recordedBy } } }
          height: growthChart(indicator: HEIGHT_FOR_AGE) { points { value measurement { recordedBy } } reference { unit } }
        } } }`,
        { first },
      );
      stop();
      expect(children.nodes.length).toBeGreaterThanOrEqual(Math.min(first, 18));
      expect(children.nodes[0]?.weight.points).toHaveLength(2);
      return names;
    };
    expect(await statements(2)).toEqual(['children', 'growth histories', 'measurements by key']);
    expect(await statements(500)).toEqual(['children', 'growth histories', 'measurements by key']);
  });
});
