import type { assessedColumns } from './assessedColumns.ts';
import { measurementList } from './connectionSpecs.ts';
import type { Measurement } from './Measurement.ts';

/** The columns of a measurement that an assessment computes. */
export type AssessedColumns = ReturnType<typeof assessedColumns>;

/** The columns that an assessment fills, with their SQL types. */
export const assessedTypes = {
  haz: 'double precision',
  hazImplausible: 'boolean',
  waz: 'double precision',
  wazImplausible: 'boolean',
  whz: 'double precision',
  whzImplausible: 'boolean',
  baz: 'double precision',
  bazImplausible: 'boolean',
  hcz: 'double precision',
  hczImplausible: 'boolean',
  acz: 'double precision',
  aczImplausible: 'boolean',
  stunted: 'boolean',
  severelyStunted: 'boolean',
  wasted: 'boolean',
  severelyWasted: 'boolean',
  underweight: 'boolean',
  weightTrend: 'text',
  referenceVersion: 'text',
} as const satisfies Record<keyof AssessedColumns, string>;

/** The columns of a measurement, by the names of the entity, with their SQL types. */
export const measurementTypes = {
  id: 'uuid',
  childId: 'uuid',
  posyanduId: 'uuid',
  measuredOn: 'date',
  ageInDays: 'integer',
  weightKg: 'double precision',
  heightCm: 'double precision',
  position: 'text',
  headCircumferenceCm: 'double precision',
  upperArmCircumferenceCm: 'double precision',
  oedema: 'boolean',
  ill: 'boolean',
  ...assessedTypes,
  implausibleBy: 'text[]',
  recordedBy: 'text',
  recordedAt: 'timestamptz',
  supersededById: 'uuid',
  isVoid: 'boolean',
  revisionReason: 'text',
  demo: 'boolean',
} as const satisfies Record<keyof Measurement, string>;

/** The column of a member of a measurement, as reads name it. */
export function measurementColumn(name: keyof Measurement): string {
  const sql = measurementList.columns[name];
  if (sql === undefined) throw new Error(`no column of a measurement for ${name}`);
  return sql.replace(/^m\./, '');
}
