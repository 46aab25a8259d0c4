/**
 * A permission of a viewer. Every field of the schema names the scope that it requires (`Access`); a token may narrow the scopes of its
 * role, but never widen them.
 */
export enum Scope {
  /** Profile, groups, facilities and officers of a Kampung KB. */
  VILLAGES_READ = 'villages:read',
  VILLAGES_WRITE = 'villages:write',
  /** Counts of families and children by program: convergence, coverage, reach. */
  AGGREGATES_READ = 'aggregates:read',
  /** Programs and partners, without the families they reach. */
  PROGRAMS_READ = 'programs:read',
  PROGRAMS_WRITE = 'programs:write',
  /** Enrolments of families in programs. */
  ENROLMENTS_READ = 'enrolments:read',
  ENROLMENTS_WRITE = 'enrolments:write',
  /** Families and their members. */
  FAMILIES_READ = 'families:read',
  FAMILIES_WRITE = 'families:write',
  /** Children and their measurements. */
  CHILDREN_READ = 'children:read',
  CHILDREN_WRITE = 'children:write',
  /** Putting children under growth monitoring, without measuring them. */
  CHILDREN_REGISTER = 'children:register',
  /** The list of the posyandu of a village. */
  POSYANDU_WRITE = 'posyandu:write',
  /** Importing the files of a district. */
  IMPORTS_WRITE = 'imports:write',
  /** Cases of stunting. */
  CASES_READ = 'cases:read',
  CASES_WRITE = 'cases:write',
  ALERTS_READ = 'alerts:read',
  ALERTS_WRITE = 'alerts:write',
  /** A whole NIK instead of a masked one; also requires a purpose. */
  NIK_READ = 'nik:read',
  /** Reads and writes of a record. */
  AUDIT_READ = 'audit:read',
  /** All data about one person, in one file. */
  PERSONS_EXPORT = 'persons:export',
  PERSONS_ERASE = 'persons:erase',
}
