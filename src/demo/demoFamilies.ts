import { monthsBefore, type IsoDate } from '../calendar.ts';
import { Sex } from '../families/index.ts';
import type { DemoIds } from './DemoIds.ts';
import { growthSeries, type DemoMeasuring } from './growthSeries.ts';
import { demoName, demoNik } from './names.ts';
import type { Random } from './Random.ts';

export interface DemoPerson {
  id: string;
  name: string;
  nik: string | null;
  sex: Sex;
  bornOn: IsoDate;
  relation: 'HEAD' | 'SPOUSE' | 'CHILD' | 'PARENT';
}

export interface DemoChild {
  person: DemoPerson;
  birthWeightKg: number;
  birthLengthCm: number;
  motherHeightCm: number | null;
  measurings: DemoMeasuring[];
}

export interface DemoFamily {
  id: string;
  villageCode: string;
  rt: string;
  rw: string;
  welfareDecile: number | null;
  habitable: boolean | null;
  safeDrinkingWater: boolean | null;
  healthyLatrine: boolean | null;
  cleanSurroundings: boolean | null;
  members: DemoPerson[];
  children: DemoChild[];
}

/** How many families a village has at scale 1: about 26, and 21 children under five among them. */
const familiesAVillage = 26;
/** How many months of measurings there are at most. */
const months = 24;

/** Makes the synthetic families of villages, one village after another. */
export class DemoFamilies {
  /** People born on the same day get different serial numbers in their NIK. */
  readonly #serials = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly ids: DemoIds,
    private readonly today: IsoDate,
  ) {}

  /** @param scale 1 makes about 26 families. */
  *ofVillage(villageCode: string, scale: number): Generator<DemoFamily> {
    const { random } = this;
    const wanted = familiesAVillage * scale * (0.7 + 0.6 * random.next());
    const count = Math.max(2, Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0));
    const posyanduDay = random.integer(3, 25);
    const days = posyanduDays(this.today, posyanduDay);
    for (let n = 0; n < count; n++) yield this.#family(villageCode, days);
  }

  #family(villageCode: string, days: IsoDate[]): DemoFamily {
    const { random, ids } = this;
    const decile = random.integer(1, 10);
    const poor = decile <= 4;
    const family: DemoFamily = {
      id: ids.next(),
      villageCode,
      rt: String(random.integer(1, 6)).padStart(3, '0'),
      rw: String(random.integer(1, 4)).padStart(3, '0'),
      welfareDecile: random.chance(0.06) ? null : decile,
      habitable: this.#fact(poor ? 0.82 : 0.97),
      safeDrinkingWater: this.#fact(poor ? 0.78 : 0.94),
      healthyLatrine: this.#fact(poor ? 0.7 : 0.93),
      cleanSurroundings: this.#fact(poor ? 0.75 : 0.9),
      members: [],
      children: [],
    };
    const young = random.chance(0.68);
    const motherAge = young ? random.integer(19, 42) : random.integer(30, 68);
    const motherHeightCm = Math.round(random.normal(poor ? 150.5 : 152.5, 5.2) * 10) / 10;
    family.members.push(this.#person(Sex.MALE, this.#born(motherAge + random.integer(0, 7)), 'HEAD'));
    if (random.chance(0.93)) family.members.push(this.#person(Sex.FEMALE, this.#born(motherAge), 'SPOUSE'));
    if (random.chance(0.18)) family.members.push(this.#person(random.chance(0.6) ? Sex.FEMALE : Sex.MALE, this.#born(motherAge + random.integer(22, 34)), 'PARENT'));
    const elder = Math.max(0, Math.min(3, Math.floor((motherAge - 22) / 6) + random.integer(-1, 1)));
    for (let n = 0; n < elder; n++) family.members.push(this.#person(sexOf(random), this.#born(Math.min(24, random.integer(6, Math.max(6, motherAge - 19)))), 'CHILD'));
    const underFives = young ? (random.chance(0.18) ? 2 : 1) : 0;
    // Two children of one mother are a year or more apart.
    const firstAge = random.integer(8, 1815);
    for (let n = 0; n < underFives; n++) {
      const age = n === 0 ? firstAge : (firstAge + random.integer(500, 1300)) % 1816;
      family.children.push(this.#child(family, age, { poor, motherHeightCm }, days));
    }
    family.members.push(...family.children.map(({ person }) => person));
    for (const child of family.children) child.motherHeightCm = random.chance(0.8) ? motherHeightCm : null;
    return family;
  }

  #child(family: DemoFamily, age: number, { poor, motherHeightCm }: { poor: boolean; motherHeightCm: number }, days: IsoDate[]): DemoChild {
    const { random } = this;
    const person = this.#person(sexOf(random), daysBefore(this.today, age), 'CHILD');
    const sickly = random.chance(family.safeDrinkingWater === false ? 0.22 : 0.1);
    const traits = {
      sex: person.sex,
      bornOn: person.bornOn,
      height: random.normal(-1.15, 0.95) - (poor ? 0.35 : 0) - (sickly ? 0.5 : 0) + (motherHeightCm - 152) * 0.05,
      weight: random.normal(-0.42, 0.85) - (sickly ? 0.3 : 0),
      illness: sickly ? 0.35 : 0.06,
    };
    const measuredOn = days.filter((day) => day >= person.bornOn && random.chance(0.9));
    return {
      person,
      birthWeightKg: Math.round(Math.min(4.6, Math.max(1.6, random.normal(3.05, 0.42))) * 100) / 100,
      birthLengthCm: Math.round(Math.min(55, Math.max(43, random.normal(48.9, 1.8))) * 10) / 10,
      motherHeightCm,
      measurings: growthSeries(traits, measuredOn, random),
    };
  }

  #person(sex: Sex, bornOn: IsoDate, relation: DemoPerson['relation']): DemoPerson {
    const serial = (this.#serials.get(sex + bornOn) ?? 0) + 1;
    this.#serials.set(sex + bornOn, serial);
    const nik = this.random.chance(0.1) || serial > 9999 ? null : demoNik(sex, bornOn, serial);
    return { id: this.ids.next(), name: demoName(sex, this.random), nik, sex, bornOn, relation };
  }

  /** A yes-or-no fact, unknown now and then. */
  #fact(probability: number): boolean | null {
    return this.random.chance(0.05) ? null : this.random.chance(probability);
  }

  #born(years: number): IsoDate {
    return daysBefore(this.today, Math.floor(years * 365.25) + this.random.integer(0, 364));
  }
}

/** The posyandu days of the last months, oldest first, up to today. */
function posyanduDays(today: IsoDate, dayOfMonth: number): IsoDate[] {
  const day = String(dayOfMonth).padStart(2, '0');
  const thisMonth = `${today.slice(0, 8)}${day}`;
  const newest = thisMonth <= today ? 0 : 1;
  return Array.from({ length: months }, (_, n) => `${monthsBefore(`${today.slice(0, 8)}01`, newest + months - 1 - n).slice(0, 8)}${day}`);
}

function daysBefore(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function sexOf(random: Random): Sex {
  return random.chance(0.488) ? Sex.FEMALE : Sex.MALE;
}
