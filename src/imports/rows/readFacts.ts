import { shown } from '../../interchange/values/text.ts';
import { message } from '../../base/messages/index.ts';
import { FamilyRelation } from '../../families/index.ts';
import { normalised } from '../../interchange/growthAssessment/fields.ts';
import type { ChildFacts, EnrolmentFacts, MemberFacts, RowFacts, WelfareFacts } from '../contract.ts';
import { ImportKind } from '../enums.ts';
import type { Places, WrittenPlace } from './places.ts';
import { readChild, readMeasurement, readParents, readSex } from './readChild.ts';
import { readPlace } from './readPlace.ts';
import type { RowCells } from './RowCells.ts';

export interface FactsOptions {
  kind: ImportKind;
  places: Places;
  /** Told of each place that is not found, as the file writes it. */
  unplaced: (place: WrittenPlace) => void;
}

/** What a row says, by the kind of its file; null where that is not enough, which the row's problems tell. */
export function readFacts(cells: RowCells, options: FactsOptions): RowFacts | null {
  switch (options.kind) {
    case ImportKind.EPPGBM:
      return readMeasuredChild(cells, options);
    case ImportKind.FAMILIES:
      return readMember(cells, options);
    case ImportKind.WELFARE:
      return readWelfare(cells, options);
    case ImportKind.PROGRAMS:
      return readEnrolment(cells, options);
  }
}

function readMeasuredChild(cells: RowCells, { places, unplaced }: FactsOptions): ChildFacts | null {
  const place = readPlace(cells, places, unplaced);
  const measuredOn = cells.date('measuredOn');
  const child = readChild(cells, measuredOn);
  const measurement = readMeasurement(cells, measuredOn, child?.bornOn ?? null);
  if (measurement === null && measuredOn !== null && cells.problems.length === 0) cells.note('measuredOn', message('imports.notMeasured'));
  const familyCard = cells.card('familyCard');
  const parents = readParents(cells);
  return child === null ? null : { kind: ImportKind.EPPGBM, child, familyCard, parents, place, measurement };
}

function readEnrolment(cells: RowCells, { places, unplaced }: FactsOptions): EnrolmentFacts | null {
  const place = readPlace(cells, places, unplaced);
  const enrolledOn = cells.date('enrolledOn');
  if (enrolledOn === null && cells.problems.length === 0) cells.needed('enrolledOn');
  const endedOn = cells.date('endedOn');
  const child = readChild(cells, enrolledOn);
  const bornOn = child?.bornOn ?? null;
  const start = readMeasurement(cells, enrolledOn, bornOn, { weight: 'startWeight', height: 'startHeight' });
  const end =
    endedOn === null || endedOn === enrolledOn
      ? null
      : readMeasurement(cells, endedOn, bornOn, { weight: 'endWeight', height: 'endHeight' });
  const familyCard = cells.card('familyCard');
  const parents = readParents(cells);
  if (child === null || enrolledOn === null) return null;
  const measurements = [start, end].filter((measurement) => measurement !== null);
  return { kind: ImportKind.PROGRAMS, child, familyCard, parents, place, enrolledOn, endedOn, measurements };
}

function readWelfare(cells: RowCells, { places, unplaced }: FactsOptions): WelfareFacts | null {
  const place = readPlace(cells, places, unplaced);
  const familyCard = cells.card('familyCard');
  const nik = cells.nik('nik');
  const name = cells.name('name');
  if (familyCard === null && nik === null && cells.problems.length === 0) cells.needed('familyCard');
  const [pkh, bpnt, pbiJk] = [cells.answer('pkh'), cells.answer('bpnt'), cells.answer('pbiJk')];
  return {
    kind: ImportKind.WELFARE,
    person: name === null ? null : { name, nik },
    familyCard,
    place,
    decile: readDecile(cells),
    pkh,
    bpnt,
    pbiJk,
  };
}

function readMember(cells: RowCells, { places, unplaced }: FactsOptions): MemberFacts | null {
  const place = readPlace(cells, places, unplaced);
  const familyCard = cells.card('familyCard');
  if (familyCard === null) cells.needed('familyCard');
  const name = cells.needed('name') === null ? null : cells.name('name');
  const member = { nik: cells.nik('nik'), sex: readSex(cells), bornOn: cells.date('bornOn') };
  const relation = readRelation(cells);
  const decile = readDecile(cells);
  // The card's number that cannot be one was noted; here nothing can be done without it.
  if (familyCard === null && cells.problems.length === 0)
    cells.problems.push(...cells.notes.filter(({ column }) => column === cells.nameOf('familyCard')));
  if (familyCard === null || name === null || relation === null) return null;
  return { kind: ImportKind.FAMILIES, familyCard, relation, member: { name, ...member }, place, decile };
}

function readDecile(cells: RowCells): number | null {
  const text = cells.text('decile');
  if (text === null) return null;
  const decile = Number(/^(?:desil\s*)?(\d{1,2})(?:[.,]0+)?$/i.exec(text)?.[1] ?? Number.NaN);
  return decile >= 1 && decile <= 10 ? decile : cells.refuse('decile', message('imports.notADecile', { value: shown(text) }));
}

/** Relations to the head as on the family card (SHDK). */
const relations: Readonly<Record<string, FamilyRelation>> = {
  kepalakeluarga: FamilyRelation.HEAD,
  kepala: FamilyRelation.HEAD,
  kk: FamilyRelation.HEAD,
  istri: FamilyRelation.SPOUSE,
  suami: FamilyRelation.SPOUSE,
  anak: FamilyRelation.CHILD,
  anakkandung: FamilyRelation.CHILD,
  orangtua: FamilyRelation.PARENT,
  mertua: FamilyRelation.PARENT,
  menantu: FamilyRelation.OTHER,
  cucu: FamilyRelation.OTHER,
  famililain: FamilyRelation.OTHER,
  famililainnya: FamilyRelation.OTHER,
  pembantu: FamilyRelation.OTHER,
  lainnya: FamilyRelation.OTHER,
  lain: FamilyRelation.OTHER,
};

function readRelation(cells: RowCells): FamilyRelation | null {
  const text = cells.needed('relation');
  if (text === null) return null;
  const relation = relations[normalised(text)];
  return relation ?? cells.refuse('relation', message('imports.notARelation', { value: shown(text) }));
}
