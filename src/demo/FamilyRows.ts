import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikKey } from '../store/nik/NikKey.ts';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { refreshLatestSql } from '../children/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { casesOf, type CaseRows } from './demoCases.ts';
import { months } from './demoFamilies.ts';
import type { DemoFamily } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';
import { measurementsOf, type DemoAlert } from './demoMeasurements.ts';
import { familyFactsOf } from './familyFactsDemo.ts';
import { insertRows, type RowOf } from './insertRows.ts';
import type { Random } from './Random.ts';
import { targets } from './targets.ts';

/** Number of months of which alerts are kept. */
const alertMonths = 2;

/** Bytes as `insertRows` takes them. */
function bytes(value: Buffer | null): string | null {
  return value === null ? null : `\\x${value.toString('hex')}`;
}

/** Ten in the morning, local time. */
function morningOf(day: IsoDate): string {
  return `${day}T03:00:00Z`;
}

/** Collects the rows of families and of all their records, to write them together. */
export class FamilyRows {
  readonly #families: RowOf<typeof targets.family>[] = [];
  readonly #persons: RowOf<typeof targets.person>[] = [];
  readonly #children: RowOf<typeof targets.child>[] = [];
  readonly #measurements: RowOf<typeof targets.measurement>[] = [];
  readonly #cases: CaseRows = { cases: [], interventions: [], events: [] };
  /** The register begins with the first posyandu day. */
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

  /** Returns the alerts that the family's measurements raise. @param posyanduId where its children go. */
  add(family: DemoFamily, posyanduId: string): DemoAlert[] {
    const facts = familyFactsOf(family, this.today, this.factsRandom);
    this.#families.push({
      id: family.id,
      village_code: family.villageCode,
      rt: family.rt,
      rw: family.rw,
      welfare_decile: family.welfareDecile,
      habitable: family.habitable,
      safe_drinking_water: family.safeDrinkingWater,
      healthy_latrine: family.healthyLatrine,
      clean_surroundings: family.cleanSurroundings,
      recorded_by: 'demo',
      recorded_at: morningOf(this.#begins),
      demo: true,
      modern_contraception: facts.modernContraception,
    });
    for (const [index, { id, name, nik, sex, bornOn, relation }] of family.members.entries()) {
      const { married = null, marriagePlannedOn = null, pregnantDueOn = null } = facts.members[index] ?? {};
      const { sealed = null, hash = null, mask = null } = nik === null ? {} : this.nikKey.seal(id, nik);
      this.#persons.push({
        id,
        family_id: family.id,
        name,
        nik_sealed: bytes(sealed),
        nik_hash: bytes(hash),
        nik_mask: mask,
        sex,
        born_on: bornOn,
        relation,
        demo: true,
        married,
        marriage_planned_on: marriagePlannedOn,
        pregnant_due_on: pregnantDueOn,
        village_code: family.villageCode,
      });
    }
    return family.children.flatMap((child) => {
      const { person, birthWeightKg, birthLengthCm, motherHeightCm } = child;
      const registeredOn = person.bornOn > this.#begins ? person.bornOn : this.#begins;
      this.#children.push({
        id: person.id,
        family_id: family.id,
        village_code: family.villageCode,
        posyandu_id: posyanduId,
        sex: person.sex,
        born_on: person.bornOn,
        birth_weight_kg: birthWeightKg,
        birth_length_cm: birthLengthCm,
        mother_height_cm: motherHeightCm,
        recorded_by: 'demo',
        recorded_at: morningOf(registeredOn),
        demo: true,
      });
      const { rows, alerts, heights, illness } = measurementsOf(
        child,
        { posyanduId, alertsSince: monthsBefore(this.today, alertMonths) },
        this.ids,
      );
      this.#measurements.push(...rows);
      const causeFacts = {
        welfareDecile: family.welfareDecile,
        enrolledIn: [],
        motherHeightCm,
        fatherHeightCm: null,
        ...illness,
        referrals: 0,
      };
      const { cases, interventions, events } = casesOf(
        { childId: person.id, villageCode: family.villageCode, heights, causeFacts },
        this.today,
        this.random,
        this.ids,
      );
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
    await queryIn(em, refreshLatestSql, [this.#children.map(({ id }) => id)]);
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
