import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionsOf } from '../../src/indicators/dimensions.ts';
import type { Measure } from '../../src/indicators/keys.ts';
import { publishedApart, dimensionPlaces, enclosing, placeCount, publishedMeasures } from '../../src/indicators/publication/places.ts';
import { roundMonth, type CountOf } from '../../src/indicators/publication/roundMonth.ts';
import { roundAreas, type Regency, type ThresholdOf } from '../../src/publication/roundAreas.ts';

/** One whom some measures count, and the place of its group in each dimension. */
interface Person {
  village: string;
  measures: readonly Measure[];
  places: readonly number[];
}

/** Everything that is told of a regency in a month, or a truth that it may be told of. */
type Table = Map<string, number>;

const cellOf = (village: string, measure: Measure, place: number) => `${village} ${measure} ${place}`;
const countIn =
  (table: Table): CountOf =>
  (village, measure, place) =>
    table.get(cellOf(village, measure, place)) ?? 0;
const placesOf = (measure: Measure) => [
  0,
  ...dimensionPlaces
    .filter(({ dimension }) => dimensionsOf(measure).some((allowed) => allowed === dimension))
    .flatMap(({ first, groups }) => Array.from({ length: groups }, (_, group) => first + group)),
];

/** Adds a person (or more of the same kind) to a table. */
function plus(table: Table, { village, measures, places }: Person, more = 1): Table {
  const sum = new Map(table);
  for (const measure of measures) {
    for (const place of [0, ...places].filter((each) => placesOf(measure).includes(each)))
      sum.set(cellOf(village, measure, place), countIn(sum)(village, measure, place) + more);
  }
  return sum;
}

function round(regency: Regency, exact: Table, thresholdOf: ThresholdOf): Table {
  const work = roundMonth(regency, countIn(exact), thresholdOf);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done !== true) continue;
    const { rounded, villages } = step.value;
    return new Map(
      villages.flatMap((village) =>
        publishedMeasures.flatMap((measure) =>
          Array.from({ length: placeCount }, (_, place) => [cellOf(village, measure, place), rounded(village, measure, place)] as const),
        ),
      ),
    );
  }
}

/** Compares tables by themselves and only reports through `expect`, which takes a hundred times as long for a table. */
function expectSame(found: Table, expected: Table): void {
  const same = found.size === expected.size && [...found].every(([cell, count]) => expected.get(cell) === count);
  if (!same) expect(found).toEqual(expected);
}

/** Thresholds as a secret gives them, and as somebody who does not know it may suppose them for the regency. */
const thresholdsOf =
  (secret: number, regency?: number): ThresholdOf =>
  (name) => {
    if (name === 'r' && regency !== undefined) return regency;
    let hash = secret;
    for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x5bd1e995) ^ (hash >>> 13);
    return (hash >>> 0) / 2 ** 32;
  };

/** A measure and all that it is part of. */
function withEnclosing(measure: Measure): Measure[] {
  const around = enclosing[measure];
  return around === null ? [measure] : [measure, ...withEnclosing(around)];
}

const regencyOf = (sizes: readonly number[]): Regency => ({
  code: 'r',
  districts: new Map(sizes.map((size, d) => [`r.${d}`, Array.from({ length: size }, (_, v) => `r.${d}.${v}`)])),
});
const villagesOf = ({ districts }: Regency) => [...districts.values()].flat();

const personIn = (villages: readonly string[]): fc.Arbitrary<Person> =>
  fc.record({
    village: fc.constantFrom(...villages),
    measures: fc
      .subarray([...publishedMeasures])
      .map((measures) => [...new Set(measures.flatMap(withEnclosing))])
      .filter((measures) => !(measures.includes('wasted') && measures.includes('overweight'))),
    places: fc.tuple(...dimensionPlaces.map(({ first, groups }) => fc.integer({ min: first, max: first + groups - 1 }))),
  });
const month = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }).chain((sizes) =>
  fc.record({
    regency: fc.constant(regencyOf(sizes)),
    people: fc.array(personIn(villagesOf(regencyOf(sizes))), { maxLength: 60 }),
    secret: fc.integer(),
  }),
);
const tableOf = (people: readonly Person[]) => people.reduce<Table>((table, person) => plus(table, person), new Map());

describe('what is published of a month', () => {
  it('is a table that could be true: multiples of 5, groups add up to the whole, no measure above the one that it is part of', () => {
    fc.assert(
      fc.property(month, ({ regency, people, secret }) => {
        const exact = tableOf(people);
        const told = countIn(round(regency, exact, thresholdsOf(secret)));
        const wrong: string[] = [];
        for (const measure of publishedMeasures) {
          const sum = (count: CountOf) => villagesOf(regency).reduce((total, village) => total + count(village, measure, 0), 0);
          expect(Math.abs(sum(told) - sum(countIn(exact)))).toBeLessThan(measure === 'overweight' ? 10 : 5);
          for (const village of villagesOf(regency)) {
            for (const place of placesOf(measure)) {
              const count = told(village, measure, place);
              if (count % 5 !== 0 || count < 0) wrong.push(`${cellOf(village, measure, place)}: ${count}`);
              const [around, beside] = [enclosing[measure], publishedApart[measure]];
              const ofAround = count + (beside === undefined ? 0 : told(village, beside, place));
              if (around !== null && ofAround > told(village, around, place))
                wrong.push(`${cellOf(village, measure, place)}: ${ofAround} of ${told(village, around, place)} ${around}`);
            }
            for (const { dimension, first, groups } of dimensionPlaces.filter((each) =>
              dimensionsOf(measure).some((allowed) => allowed === each.dimension),
            )) {
              const inGroups = Array.from({ length: groups }, (_, group) => told(village, measure, first + group)).reduce(
                (total, count) => total + count,
                0,
              );
              if (inGroups !== told(village, measure, 0)) wrong.push(`${village} ${measure} by ${dimension}: ${inGroups}`);
            }
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('may stand for five truths at least, whatever count, group or difference of a measure and the one around it somebody wants to know', () => {
    let fewerTried = 0;
    fc.assert(
      fc.property(month, fc.integer(), ({ regency, people, secret }, other) => {
        const told = round(regency, tableOf(people), thresholdsOf(secret));
        // Each kind of person: counted in a measure and in all around it, and in no other. It is in the difference to those inside it too.
        for (const village of villagesOf(regency)) {
          for (const measure of publishedMeasures) {
            const kind: Person = {
              village,
              measures: withEnclosing(measure),
              places: dimensionPlaces.map(({ first, groups }) => first + (Math.abs(other) % groups)),
            };
            // The told table itself is one truth. With one to four more of this kind, all that is told is the same.
            for (const more of [0, 1, 4]) expectSame(round(regency, plus(told, kind, more), thresholdsOf(other, 0.9)), told);
            // With one to four fewer as well, where that leaves enough of them for what is told of the measures inside.
            const fewer = plus(told, kind, -4);
            const enough = (place: number) =>
              publishedMeasures
                .filter((each) => enclosing[each] === measure)
                .every(
                  (each) =>
                    countIn(fewer)(village, each, place) +
                      (publishedApart[each] === undefined ? 0 : countIn(fewer)(village, publishedApart[each], place)) <=
                    countIn(fewer)(village, measure, place),
                );
            if (
              [0, ...kind.places]
                .filter((place) => placesOf(measure).includes(place))
                .every((place) => countIn(fewer)(village, measure, place) >= 0 && enough(place))
            ) {
              expectSame(round(regency, fewer, thresholdsOf(other, 0.1)), told);
              fewerTried++;
            }
          }
        }
      }),
      // A fixed seed: among a few months there must be one with enough people to take four away.
      { numRuns: 4, seed: 1 },
    );
    expect(fewerTried).toBeGreaterThan(0);
  });

  const regency = regencyOf([2, 1]);
  const villages = villagesOf(regency);
  const secretThresholds = new Map<number, ThresholdOf>();
  /** The thresholds of a secret: the same function each time, so that what it shows is worked out once. */
  function secretly(secret: number): ThresholdOf {
    const thresholdOf = secretThresholds.get(secret) ?? thresholdsOf(secret * 7919 + 13);
    secretThresholds.set(secret, thresholdOf);
    return thresholdOf;
  }

  /** Of what may be true under many secrets, the counts of each village that go with the same looks. */
  function truthsOf(
    truths: Iterable<readonly number[]>,
    secrets: number,
    lookAt: (counts: readonly number[], thresholdOf: ThresholdOf) => string,
  ): Map<string, Set<number>[]> {
    const byLook = new Map<string, Set<number>[]>();
    for (const counts of truths) {
      for (let secret = 0; secret < secrets; secret++) {
        const look = lookAt(counts, secretly(secret));
        let found = byLook.get(look);
        if (found === undefined) byLook.set(look, (found = villages.map(() => new Set<number>())));
        for (const [at, count] of counts.entries()) found[at]?.add(count);
      }
    }
    return byLook;
  }

  function* everyTruth(villages: number, most: number): Generator<number[]> {
    for (let n = 0; n < (most + 1) ** villages; n++)
      yield Array.from({ length: villages }, (_, at) => Math.floor(n / (most + 1) ** at) % (most + 1));
  }

  const looks = new Map<ThresholdOf, Map<string, string>>();
  /** What is told of counts of three villages in two districts. */
  function look(counts: readonly number[], thresholdOf: ThresholdOf): string {
    const known = looks.get(thresholdOf) ?? new Map<string, string>();
    looks.set(thresholdOf, known);
    const key = counts.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const told = roundAreas(
      regency,
      (village) => counts[villages.indexOf(village)] ?? 0,
      () => Infinity,
      thresholdOf,
    );
    const text = [...told.values()].join();
    known.set(key, text);
    return text;
  }
  /** Looks at told counts of up to 10: all that these may stand for was tried. */
  const pinned = (truths: Map<string, Set<number>[]>) =>
    [...truths]
      .filter(([seen]) => !/1[5-9]|20/.test(seen))
      .flatMap(([seen, villages]) =>
        villages.flatMap((counts, at) =>
          counts.size === 1 && [...counts].some((count) => count >= 1 && count <= 4) ? [`${seen}: ${at} is ${[...counts].join()}`] : [],
        ),
      );

  it('tells no count of 1 to 4 to somebody who tries every truth and many secrets', () => {
    expect(pinned(truthsOf(everyTruth(3, 7), 60, (counts, thresholdOf) => look(counts, thresholdOf)))).toEqual([]);
  });

  it('nor to somebody who sees the month before one more was registered in a village that is known, and the month after', () => {
    for (const village of [0, 2]) {
      const after = (counts: readonly number[]) => counts.map((count, at) => count + Number(at === village));
      expect(
        pinned(
          truthsOf(everyTruth(3, 14), 40, (counts, thresholdOf) => `${look(counts, thresholdOf)} then ${look(after(counts), thresholdOf)}`),
        ),
      ).toEqual([]);
    }
  });

  it('nor to somebody who knows the exact counts of a village beside it', () => {
    expect(
      pinned(truthsOf(everyTruth(3, 7), 60, (counts, thresholdOf) => `${look(counts, thresholdOf)} knowing ${counts[0] ?? 0}`)).filter(
        (seen) => !seen.includes(': 0 is'),
      ),
    ).toEqual([]);
  });
});
