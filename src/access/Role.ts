/**
 * What a viewer is to the families: each role has the scopes of `roleScopes.ts`, in the areas that the viewer's token names.
 *
 * The posts are those of posyandu and family programme work (cadre, midwife, field officer or PLKB); which of them does what
 * is the practice of such work, set down here, and no regulation.
 */
export enum Role {
  /** Whoever shows no token. */
  ANONYMOUS = 'ANONYMOUS',
  /** Works at an agency with the figures of a regency, and with no person. */
  ANALYST = 'ANALYST',
  /** A partner of the pentahelix: the enrolments of its own programmes. */
  PARTNER = 'PARTNER',
  /** Volunteer of a posyandu, in her own village. */
  CADRE = 'CADRE',
  /** In the villages of her work. */
  MIDWIFE = 'MIDWIFE',
  /** Field officer of the family programme (PLKB), in a district. */
  FIELD_OFFICER = 'FIELD_OFFICER',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
