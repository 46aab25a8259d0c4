import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { Sex, type KnownSex } from '../families/index.ts';
import type { DemoChild, DemoFamily, DemoPerson } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';
import { exampleFamily, exampleVillage } from './exampleFamily.ts';
import { growthSeries } from './growthSeries.ts';
import { makeHousehold, oldestUnderFive } from './household.ts';
import { demoName, demoNik } from './names.ts';
import type { Random } from './Random.ts';

/** How many families a village has at scale 1: about 26, and 21 children under five among them. */
const familiesAVillage = 26;
/** How many of them have a child under five. */
const youngFamilies = 0.7;
/** Highest number of months with measurements. */
export const months = 24;

/** Makes the synthetic families of villages, one village after another. */
export class DemoFamilies {
  /** The last serial number that was used in a NIK, by what stands before it. */
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
    if (villageCode === exampleVillage) yield exampleFamily(this.today, days);
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
    const { mother, father, grandparent, children } = makeHousehold(random, random.chance(youngFamilies));
    // The mother is the head where there is no father.
    if (father !== null) family.members.push(this.#person(Sex.MALE, father, 'HEAD'));
    if (mother !== null) family.members.push(this.#person(Sex.FEMALE, mother, father === null ? 'HEAD' : 'SPOUSE'));
    if (grandparent !== null) family.members.push(this.#person(random.chance(0.6) ? Sex.FEMALE : Sex.MALE, grandparent, 'PARENT'));
    const motherHeightCm = Math.round(random.normal(poor ? 150.5 : 152.5, 5.2) * 10) / 10;
    for (const age of children.toReversed()) {
      const person = this.#person(sexOf(random), age, 'CHILD');
      family.members.push(person);
      if (age <= oldestUnderFive)
        family.children.push(this.#child(family, person, { poor, motherHeightCm, motherKnown: mother !== null }, days));
    }
    return family;
  }

  #child(
    family: DemoFamily,
    person: DemoPerson,
    mother: { poor: boolean; motherHeightCm: number; motherKnown: boolean },
    days: IsoDate[],
  ): DemoChild {
    const { random } = this;
    const sickly = random.chance(family.safeDrinkingWater === false ? 0.22 : 0.1);
    const traits = {
      sex: person.sex,
      bornOn: person.bornOn,
      height: random.normal(-1.03, 0.97) - (mother.poor ? 0.3 : 0) - (sickly ? 0.4 : 0) + (mother.motherHeightCm - 152) * 0.05,
      weight: random.normal(-0.4, 0.95) - (sickly ? 0.3 : 0),
      illness: sickly ? 0.35 : 0.06,
    };
    const measuredOn = days.filter((day) => day >= person.bornOn && random.chance(0.9));
    return {
      person,
      motherHeightCm: mother.motherKnown && random.chance(0.8) ? mother.motherHeightCm : null,
      ...growthSeries(traits, measuredOn, random),
    };
  }

  #person(sex: KnownSex, ageInDays: number, relation: DemoPerson['relation']): DemoPerson {
    const bornOn = daysBefore(this.today, ageInDays);
    return {
      id: this.ids.next(),
      name: demoName(sex, this.random),
      nik: this.random.chance(0.1) ? null : this.#nik(sex, bornOn),
      sex,
      bornOn,
      relation,
    };
  }

  /** The next NIK of those born on a day, null when all are taken. */
  #nik(sex: KnownSex, bornOn: IsoDate): string | null {
    // A NIK has two digits of the year: those born a century apart share its serial numbers.
    const born = demoNik(sex, bornOn, 0);
    const serial = (this.#serials.get(born) ?? 0) + 1;
    this.#serials.set(born, serial);
    return serial > 9999 ? null : demoNik(sex, bornOn, serial);
  }

  /** A yes-or-no fact, unknown now and then. */
  #fact(probability: number): boolean | null {
    return this.random.chance(0.05) ? null : this.random.chance(probability);
  }
}

/** The posyandu days of the last months, oldest first, up to yesterday: today is for measurings that people record. */
function posyanduDays(today: IsoDate, dayOfMonth: number): IsoDate[] {
  const day = String(dayOfMonth).padStart(2, '0');
  const thisMonth = `${today.slice(0, 8)}${day}`;
  const newest = thisMonth < today ? 0 : 1;
  return Array.from({ length: months }, (_, n) => `${monthsBefore(`${today.slice(0, 8)}01`, newest + months - 1 - n).slice(0, 8)}${day}`);
}

function daysBefore(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function sexOf(random: Random): KnownSex {
  return random.chance(0.488) ? Sex.FEMALE : Sex.MALE;
}
