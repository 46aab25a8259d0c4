import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { mayWriteIn } from '../../access/viewer.ts';
import { message } from '../../base/messages/index.ts';
import { FamilyRelation, hashesOf } from '../../families/index.ts';
import { nameLevels, nameSimilarity } from '../../matching/index.ts';
import type { FileRow, ImportOperation, MemberFacts, PlannedPerson, RowPlan } from '../contract.ts';
import { RowFate } from '../enums.ts';
import { Families, type KnownFamily, readFamilies, type SoughtFamily } from '../match/families.ts';
import type { PlanMemory } from './PlanMemory.ts';
import { nothing, planOf, refusal } from './planning.ts';

interface MemberRow {
  row: FileRow;
  facts: MemberFacts;
}

/** Plans families from lists of their members: the rows of a family have one number of the family card and follow one another. */
export async function planFamilies(
  em: SqlEntityManager,
  rows: readonly MemberRow[],
  operation: ImportOperation,
  memory: PlanMemory,
): Promise<Map<number, RowPlan>> {
  const hashes = (number: string | null): string[] => (number === null ? [] : hashesOf(operation.store.niks, number));
  const groups = [...Map.groupBy(rows, ({ facts }) => facts.familyCard).values()].map((members) => ({
    members,
    sought: soughtOf(members, hashes),
  }));
  const families = new Families(
    await readFamilies(
      em,
      groups.map(({ sought }) => sought),
    ),
  );
  const plans = new Map<number, RowPlan>();
  for (const { members, sought } of groups) {
    const [, ...byNik] = sought.numbers;
    const known =
      families.byNumber(sought.numbers) ?? memory.families.byNumber(sought.numbers) ?? families.byNumber(byNik) ?? families.byHome(sought);
    const planned = known === null ? planNew(members, sought, operation, memory) : planKnown(members, known, operation, hashes);
    for (const plan of planned) plans.set(plan.row.number, plan);
  }
  return plans;
}

function soughtOf(members: readonly MemberRow[], hashes: (number: string | null) => string[]): SoughtFamily {
  const couple = members.filter(({ facts }) => facts.relation === FamilyRelation.HEAD || facts.relation === FamilyRelation.SPOUSE);
  return {
    numbers: [...hashes(members[0]?.facts.familyCard ?? null), ...members.flatMap(({ facts }) => hashes(facts.member.nik))],
    parents: couple.map(({ facts }) => ({ name: facts.member.name, role: 'UNKNOWN' })),
    place: members.find(({ facts }) => facts.place !== null)?.facts.place ?? null,
  };
}

function planNew(members: readonly MemberRow[], sought: SoughtFamily, { viewer }: ImportOperation, memory: PlanMemory): RowPlan[] {
  const { place } = sought;
  const refuse = (text: Parameters<typeof refusal>[1]) => members.map(({ row }) => refusal(row, text));
  if (place === null) return refuse(message('imports.missing', { field: message('imports.field', { field: 'village' }) }));
  if (!mayWriteIn(viewer, place.villageCode)) return refuse(message('shared.outsideWriteAreas'));
  const heads = members.filter(({ facts }) => facts.relation === FamilyRelation.HEAD);
  const [head] = heads;
  if (head === undefined) return refuse(message('imports.headMissing'));
  const others = members.filter((member) => member !== head);
  const { familyCard } = head.facts;
  const family = {
    id: uuid(),
    villageCode: place.villageCode,
    familyCard,
    rt: place.rt,
    rw: place.rw,
    welfareDecile: members.map(({ facts }) => facts.decile).find((decile) => decile !== null) ?? null,
    members: [personOf(head.facts)],
  };
  const people = [...family.members];
  const plans = [planOf(head.row, { fate: RowFate.NEW, familyId: family.id, writes: { ...nothing, family } })];
  for (const { row, facts } of others) {
    if (facts.relation === FamilyRelation.HEAD) {
      plans.push(refusal(row, message('imports.secondHead')));
      continue;
    }
    const person = personOf(facts);
    people.push(person);
    plans.push(
      planOf(row, { fate: RowFate.NEW, familyId: family.id, writes: { ...nothing, members: [{ ...person, familyId: family.id }] } }),
    );
  }
  memory.families.add({ ...family, hasCard: true, numbers: sought.numbers, members: people.map((person) => ({ ...person, nik: null })) });
  return plans;
}

function planKnown(
  members: readonly MemberRow[],
  family: KnownFamily,
  { viewer }: ImportOperation,
  hashes: (number: string | null) => string[],
): RowPlan[] {
  if (!mayWriteIn(viewer, family.villageCode)) return members.map(({ row }) => refusal(row, message('shared.outsideWriteAreas')));
  let lacksCard = !family.hasCard;
  return members.map(({ row, facts }) => {
    const there = family.members.some((member) => isMember(facts, member, hashes));
    const familyFacts = lacksCard ? { familyId: family.id, familyCard: facts.familyCard } : null;
    lacksCard = false;
    if (there && familyFacts === null)
      return planOf(row, { fate: RowFate.EQUAL, familyId: family.id, reasons: [{ column: null, message: message('imports.nothingNew') }] });
    if (there) return planOf(row, { fate: RowFate.KNOWN, familyId: family.id, writes: { ...nothing, familyFacts } });
    if (facts.relation === FamilyRelation.HEAD) return refusal(row, message('imports.secondHead'));
    const added = [{ ...personOf(facts), familyId: family.id }];
    return planOf(row, { fate: RowFate.NEW, familyId: family.id, writes: { ...nothing, members: added, familyFacts } });
  });
}

/** Whether a row is about a member that a family has: by NIK, else by name, and birth date where both are known. */
function isMember({ member }: MemberFacts, known: KnownFamily['members'][number], hashes: (number: string | null) => string[]): boolean {
  if (known.nik !== null && hashes(member.nik).includes(known.nik)) return true;
  if (known.bornOn !== null && member.bornOn !== null && known.bornOn !== member.bornOn) return false;
  return nameSimilarity(member.name, known.name) >= nameLevels.SAME;
}

function personOf({ member, relation }: MemberFacts): PlannedPerson {
  return { id: uuid(), ...member, relation };
}
