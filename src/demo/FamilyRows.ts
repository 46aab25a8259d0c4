import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikKey } from '../access/nik/NikKey.ts';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import { refreshLatestSql } from '../children/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { casesOf, type CaseRows } from './demoCases.ts';
import { months } from './demoFamilies.ts';
import type { DemoFamily } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';
import { measurementsOf, type DemoAlert } from './demoMeasurements.ts';
import { familyFactsOf } from './familyFactsDemo.ts';
import { insertRows } from './insertRows.ts';
import type { Random } from './Random.ts';
import { targets } from './targets.ts';

/** Alerts are kept of so many months. */
const alertMonths = 2;

/** Bytes as `insertRows` takes them. */
function bytes(value: Buffer | null): string | null {
  return value === null ? null : `\\x${value.toString('hex')}`;
}

/** Ten in the morning, local time. */
function morningOf(day: IsoDate): string {
  return `${day}T03:00:00Z`;
}

/** Collects the rows of families and what hangs on them, to be written together. */
export class FamilyRows {
  readonly #families: unknown[][] = [];
  readonly #persons: unknown[][] = [];
  readonly #children: unknown[][] = [];
  readonly #measurements: unknown[][] = [];
  readonly #cases: CaseRows = { cases: [], interventions: [], events: [] };
  /** The register begins with the measurings. */
  readonly #begins: IsoDate;

  constructor(
    private readonly today: IsoDate,
    private readonly random: Random,
    private readonly ids: DemoIds,
    /** Of its own, so that what is recorded of marriages moves nothing else. */
    private readonly factsRandom: Random,
    private readonly nikKey: NikKey,
  ) {
    this.#begins = monthsBefore(today, months);
  }

  /** Returns the alerts that the family's measurements raise. */
  add(family: DemoFamily): DemoAlert[] {
    const facts = familyFactsOf(family, this.today, this.factsRandom);
    this.#families.push([
      family.id, family.villageCode, family.rt, family.rw, family.welfareDecile, family.habitable, family.safeDrinkingWater,
      family.healthyLatrine, family.cleanSurroundings, 'demo', morningOf(this.#begins), true, facts.modernContraception,
    ]);
    for (const [index, { id, name, nik, sex, bornOn, relation }] of family.members.entries()) {
      const { married = null, marriagePlannedOn = null, pregnantDueOn = null } = facts.members[index] ?? {};
      const { sealed = null, hash = null, mask = null } = nik === null ? {} : this.nikKey.seal(id, nik);
      this.#persons.push([id, family.id, name, bytes(sealed), bytes(hash), mask, sex, bornOn, relation, true, married, marriagePlannedOn, pregnantDueOn]);
    }
    return family.children.flatMap((child) => {
      const { person, birthWeightKg, birthLengthCm, motherHeightCm } = child;
      const registeredOn = person.bornOn > this.#begins ? person.bornOn : this.#begins;
      this.#children.push([person.id, family.id, family.villageCode, person.sex, person.bornOn, birthWeightKg, birthLengthCm, motherHeightCm, 'demo', morningOf(registeredOn), true]);
      const { rows, alerts, heights, illness } = measurementsOf(child, monthsBefore(this.today, alertMonths), this.ids);
      this.#measurements.push(...rows);
      const causeFacts = { welfareDecile: family.welfareDecile, enrolledIn: [], motherHeightCm, fatherHeightCm: null, ...illness, referrals: 0 };
      const { cases, interventions, events } = casesOf({ childId: person.id, villageCode: family.villageCode, heights, causeFacts }, this.today, this.random, this.ids);
      this.#cases.cases.push(...cases);
      this.#cases.interventions.push(...interventions);
      this.#cases.events.push(...events);
      return alerts;
    });
  }

  async insert(em: SqlEntityManager): Promise<void> {
    await insertRows(em, targets.family, this.#families);
    await insertRows(em, targets.person, this.#persons);
    await insertRows(em, targets.child, this.#children);
    await insertRows(em, targets.measurement, this.#measurements);
    await queryIn(em, refreshLatestSql, [this.#children.map(([id]) => id)]);
    await insertRows(em, targets.stuntingCase, this.#cases.cases);
    await insertRows(em, targets.intervention, this.#cases.interventions);
    await insertRows(em, targets.caseEvent, this.#cases.events);
  }

  countInto(counts: Record<'families' | 'persons' | 'children' | 'measurements' | 'cases', number>): void {
    counts.families += this.#families.length;
    counts.persons += this.#persons.length;
    counts.children += this.#children.length;
    counts.measurements += this.#measurements.length;
    counts.cases += this.#cases.cases.length;
  }
}
