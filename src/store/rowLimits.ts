/** Which rows of persons somebody may see and write: enforced by the database (migration 0012). */
export interface RowLimits {
  /** Codes of the villages whose rows are seen and written. */
  readonly villages: readonly string[];
  /** The partner whose programs' enrolments, and the families in them, are seen besides. */
  readonly partnerId: string | null;
}

/** The database role of what is read, and of what is written, with limits; and the settings that its policies read. */
export const viewerRole = 'hub_viewer';
export const writerRole = 'hub_writer';

export function settingsOf({ villages, partnerId }: RowLimits): { 'hub.villages': string; 'hub.partner': string } {
  return { 'hub.villages': villages.join(), 'hub.partner': partnerId ?? '' };
}
