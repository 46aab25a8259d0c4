import type { HubError } from '../../base/errors.ts';
import { FamilyOrigin, FamilyRelation, newFamilyRow, Sex, type Registration } from '../../families/index.ts';
import type { FileScores, PlannedWrites, RowPlan } from '../contract.ts';
import { RowFate } from '../enums.ts';
import type { StoringOperation, Written } from './written.ts';

/** A row on its way. */
export interface RowToStore {
  readonly plan: RowPlan;
  readonly writes: PlannedWrites;
  readonly registration: Registration;
  error: HubError | null;
  written: Written;
  origins: { measurementId: string; scores: FileScores }[];
}

/** A row of which nothing is stored yet. */
export function rowToStore(plan: RowPlan, writes: PlannedWrites, { viewer }: StoringOperation): RowToStore {
  const { family, members, child } = writes;
  const isKnownPerson = plan.fate !== RowFate.NEW;
  const people = [
    ...(family?.members ?? []).map((person) => ({ ...person, familyId: family?.id ?? '', sex: person.sex ?? Sex.UNKNOWN })),
    ...members.map((person) => ({ ...person, sex: person.sex ?? Sex.UNKNOWN })),
    ...(child === null || isKnownPerson
      ? []
      : [
          {
            id: child.id,
            familyId: child.familyId,
            name: child.name,
            nik: child.nik,
            sex: child.sex,
            bornOn: child.bornOn,
            relation: FamilyRelation.CHILD,
          },
        ]),
  ];
  return {
    plan,
    writes,
    registration: {
      family: family === null ? null : newFamilyRow({ ...family, origin: FamilyOrigin.IMPORT, recordedBy: viewer.id }),
      familyCard: family?.familyCard ?? null,
      people,
      nikPath: [],
    },
    error: null,
    written: {},
    origins: [],
  };
}
