/** What a NIK is to those who read it, of a person and of a child. */
export const nikDescription =
  'National identity number (NIK), where known: masked, as `3326**********01`. Whole for a viewer who has the scope `nik:read` and says for which purpose; that is recorded.';

export const nikDiffersDescription = 'In what the NIK says otherwise than the register. No error: a NIK is for life, and stays when a birth date or a sex is put right.';
