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

/** The columns that a new measurement of the child is judged by, and that it is compared with. */
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

/** A child as far as its measurements are judged by it. */
export type MonitoredChild = Pick<
  Child,
  'id' | 'villageCode' | 'posyanduId' | 'sex' | 'bornOn' | 'monitoringEnd' | 'monitoringEndedOn' | 'demo'
>;

/** The latest state of a child, as `child.latest_*` and its flags say it. */
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

/** What is known of a child while measurements are added to it in memory, and what is to be stored of that. */
export class ChildHistory {
  /** The measurements that count, newest first. A list that was handed out stays as it is. */
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

  /** The measurement of a day that counts. */
  on(day: string): KnownMeasurement | undefined {
    return this.#measurements.find(({ measuredOn }) => measuredOn === day);
  }

  /** The measurement with this key, if it was added here. */
  added(id: string): Measurement | undefined {
    return this.toStore().find((measurement) => measurement.id === id);
  }

  /** Adds a measurement of a day that has none, and judges the weight trends and the plausibility of the later ones anew. */
  add(values: MeasuredValues, recordedBy: string, recordedAt: Date): Measurement {
    const { child } = this;
    const added: Measurement = {
      id: uuid(),
      childId: child.id,
      posyanduId: child.posyanduId,
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

  /** The measurements that were added, as they are to be stored. */
  toStore(): Measurement[] {
    const judgedOf = new Map(this.#measurements.map(({ id, weightTrend, implausibleBy }) => [id, { weightTrend, implausibleBy }]));
    return this.#added.map((measurement) => ({ ...measurement, ...judgedOf.get(measurement.id) }));
  }

  /** Measurements stored before that are judged otherwise now. */
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
  select c.id, c.village_code as "villageCode", c.posyandu_id as "posyanduId", c.sex, c.born_on as "bornOn", c.monitoring_end as "monitoringEnd", c.monitoring_ended_on as "monitoringEndedOn", c.demo, ${casesSql('c.id')}::text as cases,
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
