/**
 * Role of a viewer: each role has the scopes of `roleScopes.ts`, in the areas that the viewer's token names. The roles are those of
 * posyandu and family planning work (cadre, midwife, field officer or PLKB); their tasks here follow practice, not a regulation.
 */
export enum Role {
  /** A request without a token. */
  ANONYMOUS = 'ANONYMOUS',
  /** Works at an agency with the figures of a regency, without records of persons. */
  ANALYST = 'ANALYST',
  /** A partner of the pentahelix: the enrolments of its own programs. */
  PARTNER = 'PARTNER',
  /** Volunteer of a posyandu, in her own village. */
  CADRE = 'CADRE',
  /** In the villages of her work. */
  MIDWIFE = 'MIDWIFE',
  /** Field officer of the family program (PLKB), in a district. */
  FIELD_OFFICER = 'FIELD_OFFICER',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
