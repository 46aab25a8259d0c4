import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ageInDays } from '../growth/index.ts';
import { queryPrepared } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import { casesSql, type CasesOfChild } from './cases/alignCaseWithMeasurements.ts';
import type { Child } from './Child.ts';
import { groundsOf, sameGrounds } from './judgedSeries.ts';
import type { Measurement } from './Measurement.ts';
import { measurementColumn } from './measurementColumns.ts';
import { type MeasuredValues, valuesOf } from './measurementLimits.ts';

/** The columns of stored measurements that are needed to assess a new one of the same child. */
const knownNames = [
  'id',
  'measuredOn',
  'ageInDays',
  'weightKg',
  'heightCm',
  'position',
  'headCircumferenceCm',
  'upperArmCircumferenceCm',
  'oedema',
  'ill',
  'haz',
  'hazImplausible',
  'waz',
  'wazImplausible',
  'whz',
  'whzImplausible',
  'bazImplausible',
  'hczImplausible',
  'aczImplausible',
  'stunted',
  'severelyStunted',
  'wasted',
  'severelyWasted',
  'weightTrend',
  'implausibleBy',
] as const satisfies (keyof Measurement)[];

export type KnownMeasurement = Pick<Measurement, (typeof knownNames)[number]>;

/** The columns of a child that are needed to assess its measurements. */
export type MonitoredChild = Pick<
  Child,
  'id' | 'villageCode' | 'posyanduId' | 'sex' | 'bornOn' | 'monitoringEnd' | 'monitoringEndedOn' | 'demo'
> & {
  /** The last day of its posyandu; null where that is open, or not known. */
  posyanduClosedOn: string | null;
};

/** The latest state of a child, as in the columns `child.latest_*` and the flags. */
export interface LatestState {
  childId: string;
  measurementId: string | null;
  measuredOn: string | null;
  haz: number | null;
  stunted: boolean;
  severelyStunted: boolean;
  whz: number | null;
  wasted: boolean;
}

/** The measurements of a child while new ones are added in memory. It also tells what to store afterwards. */
export class ChildHistory {
  /** The measurements that count (neither corrected nor voided), newest first. Replaced by a new list at each change, never modified. */
  #measurements: readonly KnownMeasurement[];
  readonly #added: Measurement[] = [];
  readonly #rejudged = new Set<string>();

  constructor(
    readonly child: MonitoredChild,
    measurements: readonly KnownMeasurement[],
    readonly cases: CasesOfChild,
  ) {
    this.#measurements = measurements;
  }

  get measurements(): readonly KnownMeasurement[] {
    return this.#measurements;
  }

  /** The measurement of this day, if there is one that counts. */
  on(day: string): KnownMeasurement | undefined {
    return this.#measurements.find(({ measuredOn }) => measuredOn === day);
  }

  /** The measurement with this key, if it was added here. */
  added(id: string): Measurement | undefined {
    return this.toStore().find((measurement) => measurement.id === id);
  }

  /**
   * Adds a measurement of a day that has none, and assesses the weight trends and the plausibility of the later ones again.
   * @param posyanduId where it was measured; the child's own when left out.
   */
  add(values: MeasuredValues, recordedBy: string, recordedAt: Date, posyanduId = this.#posyanduOn(values.measuredOn)): Measurement {
    const { child } = this;
    const added: Measurement = {
      id: uuid(),
      childId: child.id,
      posyanduId,
      ageInDays: ageInDays(child.bornOn, values.measuredOn),
      ...valuesOf(values),
      ...assessedColumns(child, values, this.#measurements),
      implausibleBy: [],
      recordedBy,
      recordedAt,
      supersededById: null,
      isVoid: false,
      revisionReason: null,
      demo: false,
    };
    this.#added.push(added);
    const place = this.#measurements.findIndex(({ measuredOn }) => measuredOn < added.measuredOn);
    const all = this.#measurements.toSpliced(place === -1 ? this.#measurements.length : place, 0, added);
    const grounds = groundsOf(all);
    added.implausibleBy = grounds[all.indexOf(added)] ?? [];
    this.#measurements = all.map((measurement, nth) => {
      if (measurement.measuredOn <= added.measuredOn) return measurement;
      const others = all.filter((other) => other !== measurement);
      const { weightTrend } = assessedColumns(child, measurement, others);
      const implausibleBy = grounds[nth] ?? [];
      if (weightTrend === measurement.weightTrend && sameGrounds(implausibleBy, measurement.implausibleBy)) return measurement;
      this.#rejudged.add(measurement.id);
      return { ...measurement, weightTrend, implausibleBy };
    });
    return added;
  }

  /** The child's posyandu, if it was open on the day. */
  #posyanduOn(day: string): string | null {
    const { posyanduId, posyanduClosedOn } = this.child;
    return posyanduClosedOn === null || day <= posyanduClosedOn ? posyanduId : null;
  }

  /** The added measurements, ready to be stored. */
  toStore(): Measurement[] {
    const judgedOf = new Map(this.#measurements.map(({ id, weightTrend, implausibleBy }) => [id, { weightTrend, implausibleBy }]));
    return this.#added.map((measurement) => ({ ...measurement, ...judgedOf.get(measurement.id) }));
  }

  /** Stored measurements whose weight trend or plausibility changed. */
  rejudged(): Pick<KnownMeasurement, 'id' | 'weightTrend' | 'implausibleBy'>[] {
    return this.#measurements.filter(({ id }) => this.#rejudged.has(id) && this.#added.every((added) => added.id !== id));
  }

  /** `refreshLatestSql` has the same rules in SQL. */
  latestState(): LatestState {
    const [newest] = this.#measurements;
    const height = this.#measurements.find(({ hazImplausible }) => hazImplausible === false);
    const weight = this.#measurements.find(({ whzImplausible, oedema }) => whzImplausible === false || oedema);
    return {
      childId: this.child.id,
      measurementId: newest?.id ?? null,
      measuredOn: newest?.measuredOn ?? null,
      haz: height?.haz ?? null,
      stunted: height?.stunted ?? false,
      severelyStunted: height?.severelyStunted ?? false,
      whz: weight?.whz ?? null,
      wasted: weight?.wasted ?? false,
    };
  }
}

const historiesSql = `
  select c.id, c.village_code as "villageCode", c.posyandu_id as "posyanduId", (select q.closed_on from posyandu q where q.id = c.posyandu_id) as "posyanduClosedOn", c.sex, c.born_on as "bornOn", c.monitoring_end as "monitoringEnd", c.monitoring_ended_on as "monitoringEndedOn", c.demo, ${casesSql('c.id')}::text as cases,
    (select json_agg(json_build_object(${knownNames.map((name) => `'${name}', m.${measurementColumn(name)}`).join(', ')}) order by m.measured_on desc)
      from measurement m where m.child_id = c.id and m.superseded_by_id is null and not m.void)::text as measurements
  from child c where c.id = any($1::uuid[])`;

/** Reads the histories of children whose rows are locked, by their keys, with one statement. Children that do not exist are left out. */
export async function readHistories(em: SqlEntityManager, childIds: readonly string[]): Promise<Map<string, ChildHistory>> {
  const rows = await queryPrepared<MonitoredChild & { cases: string; measurements: string | null }>(
    em,
    'histories of children',
    historiesSql,
    [childIds],
  );
  return new Map(
    rows.map(({ cases, measurements, ...child }) => [
      child.id,
      new ChildHistory(child, JSON.parse(measurements ?? '[]') as KnownMeasurement[], JSON.parse(cases) as CasesOfChild),
    ]),
  );
}
