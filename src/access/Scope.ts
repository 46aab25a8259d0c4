/**
 * One thing that a viewer may be let do. Every field of the schema names the scope that it takes (`Access`); a token may
 * narrow the scopes of its role, and never widens them.
 */
export enum Scope {
  /** Profile, groups, facilities and officers of a Kampung KB. */
  VILLAGES_READ = 'villages:read',
  VILLAGES_WRITE = 'villages:write',
  /** Counts of families and children by programme: convergence, coverage, reach. */
  AGGREGATES_READ = 'aggregates:read',
  /** Programmes and partners, without the families they reach. */
  PROGRAMS_READ = 'programs:read',
  PROGRAMS_WRITE = 'programs:write',
  /** Which family is in which programme, and how to find it. */
  ENROLMENTS_READ = 'enrolments:read',
  ENROLMENTS_WRITE = 'enrolments:write',
  /** Families and their members. */
  FAMILIES_READ = 'families:read',
  FAMILIES_WRITE = 'families:write',
  /** Children and their measurements. */
  CHILDREN_READ = 'children:read',
  CHILDREN_WRITE = 'children:write',
  /** Cases of stunting. */
  CASES_READ = 'cases:read',
  CASES_WRITE = 'cases:write',
  ALERTS_READ = 'alerts:read',
  ALERTS_WRITE = 'alerts:write',
  /** A whole NIK instead of a masked one; takes a purpose as well. */
  NIK_READ = 'nik:read',
  /** Who read and wrote a record. */
  AUDIT_READ = 'audit:read',
  /** All that is known of one person, in one file. */
  PERSONS_EXPORT = 'persons:export',
  PERSONS_ERASE = 'persons:erase',
}
