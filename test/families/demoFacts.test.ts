import { expect, it } from 'vitest';
import { DemoFamilies } from '../../src/demo/demoFamilies.ts';
import { DemoIds } from '../../src/demo/DemoIds.ts';
import { familyFactsOf } from '../../src/demo/familyFactsDemo.ts';
import { Random } from '../../src/demo/Random.ts';
import { Cohort, cohortsOf, StuntingRiskReason, stuntingRiskOf } from '../../src/families/index.ts';
import { on } from './members.ts';

it('The demo data has families of every cohort and with every reason of risk', () => {
  const random = new Random(1);
  const families = [...new DemoFamilies(random, new DemoIds(random, 0), on).ofVillage('33.26.01.2001', 40)];
  const [cohorts, reasons] = [new Set<string>(), new Set<string>()];
  for (const family of families) {
    const facts = familyFactsOf(family, on, random);
    const members = family.members.map((person, index) => ({
      ...person,
      married: null,
      marriagePlannedOn: null,
      pregnantDueOn: null,
      goneOn: null,
      ...facts.members[index],
    }));
    for (const cohort of cohortsOf(members, on).flat()) cohorts.add(cohort);
    for (const reason of stuntingRiskOf({ ...family, modernContraception: facts.modernContraception }, members, on).reasons)
      reasons.add(reason);
  }
  expect([...cohorts].toSorted()).toEqual(Object.values(Cohort).toSorted());
  expect([...reasons].toSorted()).toEqual(Object.values(StuntingRiskReason).toSorted());
});
