import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

const village = '33.26.02.2003';

onEachDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const doubtsOf = async (childId: string) => {
    const { node } = await dataOf<{
      node: { measurements: { nodes: { implausible: boolean; implausibilities: { ground: string }[] }[] } };
    }>(url, 'query ($id: ID!) { node(id: $id) { ... on Child { measurements { nodes { implausible implausibilities { ground } } } } } }', {
      id: childId,
    });
    return node.measurements.nodes.map(({ implausible, implausibilities }) => [
      implausible,
      ...implausibilities.map(({ ground }) => ground),
    ]);
  };
  const alertsOf = async (childId: string) => {
    const { alerts } = await dataOf<{
      alerts: { nodes: { status: string; child: { id: string }; message: string; resolution: string | null }[] };
    }>(
      url,
      '{ alerts(filter: { kinds: [IMPLAUSIBLE_MEASUREMENT] }, first: 500) { nodes { status message(locale: EN) resolution child { id } measurement { id } } } }',
    );
    return alerts.nodes.filter(({ child }) => child.id === childId);
  };

  describe('A height 10 cm off', () => {
    it('is doubted, explained, told to the village at once, and settled by its correction', async () => {
      const child = await newChild(url, { area: village });
      await measure(url, child, '2026-04-10', 86);
      const wrong = await measure(url, child, '2026-05-10', 96.5);
      expect(await doubtsOf(child)).toEqual([[true, 'HEIGHT_LEAPT'], [false]]);
      const [alert] = await alertsOf(child);
      expect(alert).toMatchObject({
        status: 'OPEN',
        message: 'A child of 22 months in Desa 6: the measurement is doubtful (height changed too quickly). Measure again, and correct it.',
        measurement: { id: wrong },
      });
      // A later one that agrees with the first does not settle it.
      await measure(url, child, '2026-06-10', 87);
      expect(await doubtsOf(child)).toEqual([[false], [true, 'HEIGHT_LEAPT'], [false]]);
      expect((await alertsOf(child)).map(({ status }) => status)).toEqual(['OPEN']);
      await dataOf(url, 'mutation ($id: ID!) { correctMeasurement(id: $id, input: { heightCm: 86.5, reason: "Salah catat" }) { id } }', {
        id: wrong,
      });
      expect(await doubtsOf(child)).toEqual([[false], [false], [false]]);
      expect(await alertsOf(child)).toEqual([
        expect.objectContaining({ status: 'RESOLVED', resolution: 'The measurement was corrected; its cause is gone.' }),
      ]);
    });

    it('is found by a filter, by whoever recorded it', async () => {
      const child = await newChild(url, { area: village });
      await measure(url, child, '2026-04-11', 86);
      await measure(url, child, '2026-05-11', 68.7);
      const lists = await dataOf<Record<string, { nodes: { child: { id: string } }[] }>>(
        url,
        `query ($area: AreaCode!) {
          mine: measurements(filter: { area: $area, implausible: true, recordedByMe: true }) { nodes { child { id } likelyMistakes } }
          alerts(filter: { area: $area, kinds: [IMPLAUSIBLE_MEASUREMENT], recordedByMe: true, status: [OPEN] }) { nodes { child { id } } }
          plausible: measurements(filter: { area: $area, implausible: false, from: "2026-05-11", to: "2026-05-11" }) { nodes { child { id } } } }`,
        { area: village },
      );
      expect(lists.mine?.nodes).toEqual([{ child: { id: child }, likelyMistakes: ['DIGITS_SWAPPED'] }]);
      expect(lists.alerts?.nodes).toEqual([{ child: { id: child } }]);
      expect(lists.plausible?.nodes).toEqual([]);
    });
  });

  it('is judged alike one at a time and together, in any order of recording', async () => {
    const rows = [
      ['2026-02-10', 84],
      ['2026-03-10', 94],
      ['2026-04-10', 85],
      ['2026-05-10', 83],
    ] as const;
    const [one, many, backwards] = [
      await newChild(url, { area: village }),
      await newChild(url, { area: village }),
      await newChild(url, { area: village }),
    ];
    for (const [day, height] of rows) await measure(url, one, day, height);
    for (const [day, height] of rows.toReversed()) await measure(url, backwards, day, height);
    await dataOf(url, 'mutation ($input: [RecordMeasurementInput!]!) { recordMeasurements(input: $input) { index } }', {
      input: rows.map(([measuredOn, heightCm]) => ({ childId: many, measuredOn, heightCm, weightKg: 10 })),
    });
    const expected = [[true, 'HEIGHT_FELL'], [false], [true, 'HEIGHT_LEAPT'], [false]];
    expect(await doubtsOf(one)).toEqual(expected);
    expect(await doubtsOf(many)).toEqual(expected);
    expect(await doubtsOf(backwards)).toEqual(expected);
  });

  it('a value in another unit is refused with the unit that it looks like', async () => {
    const child = await newChild(url);
    const refused = async (values: string) => {
      const { errors } = await ask(
        url,
        `mutation { recordMeasurement(input: { childId: "${child}", measuredOn: "2026-06-01", ${values} }) { id } }`,
      );
      return errors?.map(({ message }) => message.replace(/^.*\. /, ''));
    };
    expect(await refused('weightKg: 10300')).toEqual(['If it is in g, it is 10.3 kg']);
    expect(await refused('weightKg: 103')).toEqual(['If the decimal point is missing, it is 10.3 kg']);
    expect(await refused('heightCm: 865')).toEqual(['If it is in mm, it is 86.5 cm']);
    expect(await refused('heightCm: 0.865')).toEqual(['If it is in m, it is 86.5 cm']);
  });

  it('the quality of measuring is reported by village, recorder and month', async () => {
    const report = (args: string) =>
      dataOf<{ measuringQuality: { group: string | null; measurements: number; points: number }[] }>(
        url,
        `{ measuringQuality(from: "2026-04-01", to: "2026-05-01", area: "33.26.01"${args}) { group measurements points class tests { test value class points } } }`,
      );
    expect((await report('')).measuringQuality).toMatchObject([{ group: null, measurements: 18 }]);
    expect((await report(', by: VILLAGE')).measuringQuality.map(({ group, measurements }) => [group, measurements])).toEqual([
      ['33.26.01.2001', 6],
      ['33.26.01.2002', 6],
      ['33.26.01.2003', 6],
    ]);
    expect((await report(', by: MONTH')).measuringQuality.map(({ group }) => group)).toEqual(['2026-04', '2026-05']);
    expect((await report(', by: RECORDER')).measuringQuality.map(({ group }) => group)).toEqual(['local']);
  });
});
