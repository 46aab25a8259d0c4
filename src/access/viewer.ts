import { isWithin, type AreaCode } from '../areaCode.ts';

export enum Role {
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** Who is asking: every loader and operation takes it, so that access rules have one place to live. */
export interface Viewer {
  /** Stored as the author of what this viewer writes. */
  readonly id: string;
  readonly role: Role;
  /** Areas whose records the viewer may read and write; null means every area. */
  readonly areas: readonly AreaCode[] | null;
}

/**
 * The viewer of local mode, where the server listens on loopback and every caller is the administrator.
 */
export const localAdministrator: Viewer = { id: 'local', role: Role.ADMINISTRATOR, areas: null };

/** Whether the viewer may write records of a village. */
export function mayWriteIn(viewer: Viewer, villageCode: AreaCode): boolean {
  return viewer.areas === null || viewer.areas.some((area) => isWithin(villageCode, area));
}
