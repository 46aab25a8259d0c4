/** Descriptions of the NIK of a person and of a child. */
export const nikDescription =
  'National identity number (NIK), if known: masked, as `3326**********01`. Whole for a viewer who has the scope `nik:read` and states a purpose; the audit log records that.';

export const nikDiffersDescription =
  'How the NIK differs from the register. This is not an error: a NIK is for life and does not change when a birth date or a sex is corrected.';
