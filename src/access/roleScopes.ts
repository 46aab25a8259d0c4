import { Role } from './Role.ts';
import { Scope } from './Scope.ts';

const figures = [Scope.VILLAGES_READ, Scope.AGGREGATES_READ, Scope.PROGRAMS_READ];

const caseWork = [
  ...figures,
  Scope.ENROLMENTS_READ,
  Scope.FAMILIES_READ,
  Scope.FAMILIES_WRITE,
  Scope.CHILDREN_READ,
  Scope.CASES_READ,
  Scope.ALERTS_READ,
  Scope.ALERTS_WRITE,
];

/**
 * The scopes of each role. A token can restrict them, but not add to them. docs/access.md shows the same table.
 *
 * Scopes outside this table are given by name only (`mustBeNamed`).
 */
export const roleScopes: Readonly<Record<Role, readonly Scope[]>> = {
  [Role.ANONYMOUS]: [],
  [Role.ANALYST]: figures,
  [Role.PARTNER]: [Scope.VILLAGES_READ, Scope.PROGRAMS_READ, Scope.ENROLMENTS_READ, Scope.ENROLMENTS_WRITE],
  [Role.CADRE]: [...caseWork, Scope.CHILDREN_WRITE, Scope.CHILDREN_REGISTER],
  [Role.MIDWIFE]: [
    ...caseWork,
    Scope.CHILDREN_WRITE,
    Scope.CHILDREN_REGISTER,
    Scope.POSYANDU_WRITE,
    Scope.CASES_WRITE,
    Scope.ENROLMENTS_WRITE,
    Scope.NIK_READ,
  ],
  [Role.FIELD_OFFICER]: [
    ...caseWork,
    // Registers families and children, but records no measurements.
    Scope.CHILDREN_REGISTER,
    Scope.IMPORTS_WRITE,
    Scope.CASES_WRITE,
    Scope.ENROLMENTS_WRITE,
    Scope.PROGRAMS_WRITE,
    Scope.VILLAGES_WRITE,
    Scope.NIK_READ,
    Scope.AUDIT_READ,
  ],
  [Role.ADMINISTRATOR]: Object.values(Scope),
};

/** Scopes that a viewer has only if the token names them, whatever the role: whole NIKs are read on purpose, never by default. */
export const mustBeNamed: readonly Scope[] = [Scope.NIK_READ, Scope.PERSONS_EXPORT, Scope.PERSONS_ERASE];

/**
 * The scopes that a viewer has.
 * @param named the scopes that the token names; null if it names none: then all scopes of the role that need not be named.
 */
export function scopesOf(role: Role, named: readonly Scope[] | null): Scope[] {
  return roleScopes[role].filter((scope) => (named === null ? !mustBeNamed.includes(scope) : named.includes(scope)));
}
