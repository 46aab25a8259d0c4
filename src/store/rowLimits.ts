/** The rows of persons that a viewer may read and write: enforced by the database (migration 0012). */
export interface RowLimits {
  /** Codes of the villages whose rows the viewer may read and write. */
  readonly villages: readonly string[];
  /** The viewer may also read the enrolments in the programs of this partner, and the enrolled families. */
  readonly partnerId: string | null;
}

/** The database roles for limited reads and for limited writes, and the settings that their policies use. */
export const viewerRole = 'hub_viewer';
export const writerRole = 'hub_writer';

export function settingsOf({ villages, partnerId }: RowLimits): { 'hub.villages': string; 'hub.partner': string } {
  return { 'hub.villages': villages.join(), 'hub.partner': partnerId ?? '' };
}
