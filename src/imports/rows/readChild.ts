import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { checkWithinLimits, type measurementLimits, MeasuringPosition, registrationLimits } from '../../children/index.ts';
import { Sex } from '../../families/index.ts';
import { readPosition, sexOf, sexCode } from '../../interchange/values/words.ts';
import { UnreadableCell, shown } from '../../interchange/values/text.ts';
import type { ChildFacts, FileScores, MeasurementRowFacts, ParentFacts } from '../contract.ts';
import type { ImportField } from '../formats/fields.ts';
import type { RowCells } from './RowCells.ts';

/** The child that a row names. Without its birth date or sex it can be told by its NIK only. */
export function readChild(cells: RowCells, measuredOn: string | null): ChildFacts['child'] | null {
  const name = cells.needed('name') === null ? null : cells.name('name');
  const bornOn = cells.date('bornOn', (year, month, day) => yearOfBirth(year, month, day, measuredOn ?? cells.today));
  const birthWeight = birthSize(cells, 'birthWeight', registrationLimits.birthWeightKg);
  const birthLength = birthSize(cells, 'birthLength', registrationLimits.birthLengthCm);
  const sex = readSex(cells);
  const nik = cells.nik('nik');
  return name === null ? null : { name, nik, sex, bornOn, birthWeightKg: birthWeight, birthLengthCm: birthLength };
}

export function readSex(cells: RowCells): Sex | null {
  const text = cells.text('sex');
  if (text === null) return null;
  const sex = cells.columns.sexCodes?.get(sexCode(text)) ?? sexOf(text);
  return sex === null ? cells.refuse('sex', message('imports.notASex', { value: shown(text) })) : Sex[sex];
}

/** The year of two digits that gives the youngest child. */
function yearOfBirth(year: number, month: number, day: number, latest: string): number {
  const century = Math.floor(Number(latest.slice(0, 4)) / 100) * 100;
  const date = `${century + year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date <= latest ? century + year : century - 100 + year;
}

/** Weight or length at birth; a weight above 100 is one in grams. What cannot be is left out: it keeps no child from being registered. */
function birthSize(
  cells: RowCells,
  field: 'birthWeight' | 'birthLength',
  { lowest, highest, unit }: (typeof registrationLimits)['birthWeightKg' | 'birthLengthCm'],
): number | null {
  const before = cells.problems.length;
  const given = cells.decimal(field, field === 'birthWeight' ? 'mass' : 'length');
  // A birth weight that is no number does not refuse the row either.
  cells.notes.push(...cells.problems.splice(before));
  if (given === null || given === 0) return null;
  const value = field === 'birthWeight' && given > 100 ? given / 1000 : given;
  if (value >= lowest && value <= highest) return value;
  return cells.note(field, message('imports.birthSizeOut', { value: given, lowest, highest, unit }));
}

/** The parents that a row names. Two names in one column, `Siti / Budi`, are of two parents of whom the first is taken as the head. */
export function readParents(cells: RowCells): ParentFacts[] {
  const of = (field: ImportField, nikField: ImportField, role: ParentFacts['role']): ParentFacts[] => {
    const nik = cells.nik(nikField);
    const names = (cells.name(field) ?? '').split(/\s*[/&]\s*|\s+dan\s+/i).filter((name) => /\p{L}{2}/u.test(name));
    return names.map((name, index) => ({ name, role, nik: index === 0 ? nik : null }));
  };
  const named = [...of('father', 'fatherNik', 'FATHER'), ...of('mother', 'motherNik', 'MOTHER')];
  return named.length > 0 ? named : of('parent', 'parentNik', 'UNKNOWN');
}

/** Fields of a measurement in a file. */
interface MeasurementFields {
  weight: ImportField;
  height: ImportField;
}

/** The measurement of a row; null where nothing was measured. */
export function readMeasurement(
  cells: RowCells,
  measuredOn: string | null,
  bornOn: string | null,
  { weight, height }: MeasurementFields = { weight: 'weight', height: 'height' },
): MeasurementRowFacts | null {
  const weightKg = limited(cells, weight, 'weightKg', cells.size(weight, 'mass'));
  const heightCm = limited(cells, height, 'heightCm', cells.size(height, 'length'));
  const headCircumferenceCm = limited(cells, 'head', 'headCircumferenceCm', cells.size('head', 'length'));
  const upperArmCircumferenceCm = limited(cells, 'muac', 'upperArmCircumferenceCm', cells.size('muac', 'length'));
  if ([weightKg, heightCm, headCircumferenceCm, upperArmCircumferenceCm].every((value) => value === null)) return null;
  if (measuredOn === null) {
    if (!cells.problems.some(({ column }) => column !== null && column === cells.nameOf('measuredOn')))
      cells.refuse('measuredOn', message('imports.missing', { field: message('imports.field', { field: 'measuredOn' }) }));
    return null;
  }
  if (bornOn !== null && measuredOn < bornOn)
    return cells.refuse('measuredOn', message('imports.measuredBeforeBirth', { date: measuredOn, bornOn }));
  return {
    measuredOn,
    weightKg,
    heightCm,
    position: position(cells),
    headCircumferenceCm,
    upperArmCircumferenceCm,
    fileScores: scores(cells),
  };
}

/** A value within the limits of entry; 0 is not measured. A value in another unit is refused with what was probably meant. */
function limited(cells: RowCells, field: ImportField, as: keyof typeof measurementLimits, value: number | null): number | null {
  if (value === null || value === 0) return null;
  try {
    checkWithinLimits({ [as]: value });
    return value;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return cells.refuse(field, error.text);
  }
}

function position(cells: RowCells): MeasuringPosition | null {
  const text = cells.text('position');
  if (text === null) return null;
  try {
    const read = readPosition(text);
    return read === null ? null : MeasuringPosition[read];
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error;
    return cells.note('position', message('imports.positionUnknown', { value: shown(text) }));
  }
}

/** Files write 999.99 for a score that could not be computed. */
const noScore = 900;

function scores(cells: RowCells): FileScores {
  const before = cells.problems.length;
  const score = (field: ImportField): number | null => {
    const value = cells.decimal(field);
    return value === null || Math.abs(value) > noScore ? null : value;
  };
  const read = {
    weightForAge: score('scoreWeightForAge'),
    heightForAge: score('scoreHeightForAge'),
    weightForHeight: score('scoreWeightForHeight'),
  };
  // The hub computes its own: what cannot be read of the file's is left out.
  cells.problems.splice(before);
  return read;
}
